import { applyCommand, type Flow, type FlowNode, type SimpleCommand } from "@tonegraph/flow-model";
import { readersIn, textsInNodes, textsInPrompts, type PlacedText } from "./all-texts.ts";
import { renameInPrompts } from "./rename-in-prompts.ts";
import { renameInText } from "./rename-in-text.ts";
import { setText } from "./set-text.ts";
import { CALL_VARIABLES, variableWriters } from "./variable-writers.ts";

/**
 * The commands that give a declared variable another name, in its declaration (at its place), in every expression and
 * template that reads it, in every block that sets it, and in the values of saved tests. Null where the name is declared
 * already, or where it is in use and uses of both could not be told apart afterwards. Names that sub-flows are passed or
 * return stay: the other flow knows them by these, and the checks say so.
 */
export function renameVariable(flow: Flow, from: string, to: string): readonly SimpleCommand[] | null {
  if (from === to) return [];
  if (Object.hasOwn(flow.variables, to) || (isUsed(flow, from) && isUsed(flow, to))) return null;
  return [
    ...redeclared(flow, from, to),
    ...renameInNodes(flow, from, to),
    ...renameInPrompts(flow, from, to),
    ...renamedTests(flow, from, to),
  ];
}

/** A block may hold several such texts, and commands set whole fields: each is made for what the one before left. */
function renameInNodes(flow: Flow, from: string, to: string): SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  let present = flow;
  const apply = (command: SimpleCommand): void => {
    const applied = applyCommand(present, command);
    if (!applied.ok) return;
    commands.push(command);
    present = applied.value.flow;
  };
  for (const { nodeId, node } of writersOf(flow, from)) {
    const set = writtenAs(node, from, to);
    if (set) apply({ type: "setNodeFields", nodeId, set });
  }
  for (const placed of readersIn(textsInNodes(flow.nodes)).get(from) ?? []) {
    const current = sameTextIn(present, placed);
    const command = current && setText(present, current, renameInText(current.text, from, to));
    if (command && command.type !== "batch") apply(command);
  }
  return commands;
}

function isUsed(flow: Flow, name: string): boolean {
  return (
    CALL_VARIABLES.includes(name) ||
    writersOf(flow, name).length > 0 ||
    readersOf(flow, name).length > 0 ||
    flow.tests.some(({ variables }) => variables !== undefined && Object.hasOwn(variables, name))
  );
}

function writersOf({ nodes }: Flow, name: string): ReturnType<typeof variableWriters> {
  return variableWriters(nodes).filter((writer) => writer.name === name && writer.node.kind !== "subflow");
}

function readersOf({ nodes, prompts }: Flow, name: string): readonly PlacedText[] {
  const readers = [textsInNodes(nodes), textsInPrompts(prompts)].map((texts) => readersIn(texts).get(name) ?? []);
  return readers.flat();
}

/** The text at the same place, as it is by now: names of what is set may have changed its pointer. */
function sameTextIn({ nodes }: Flow, { at, text }: PlacedText): PlacedText | null {
  const there = textsInNodes(nodes).filter((one) => one.at.nodeId === at.nodeId);
  const exact = there.find((one) => one.at.pointer === at.pointer);
  return exact ?? there.find((one) => one.text.text === text.text) ?? null;
}

/** A record keeps the order in which it is written: what stands behind the name is written again behind the new one. */
function redeclared({ variables }: Flow, from: string, to: string): SimpleCommand[] {
  const names = Object.keys(variables);
  const place = names.indexOf(from);
  const moved = place < 0 ? [] : names.slice(place);
  return [
    ...moved.map((name): SimpleCommand => ({ type: "setVariable", name, variable: null })),
    ...moved.map((name): SimpleCommand => {
      const variable = variables[name] ?? null;
      return { type: "setVariable", name: name === from ? to : name, variable };
    }),
  ];
}

type Fields = NonNullable<Extract<SimpleCommand, { type: "setNodeFields" }>["set"]>;

function writtenAs(node: FlowNode, from: string, to: string): Fields | null {
  switch (node.kind) {
    case "collect":
    case "transform":
      return { variable: to };
    case "setVariables":
      return { assignments: withKey(node.assignments, from, to) };
    case "httpRequest":
      return { responseMapping: withKey(node.responseMapping ?? {}, from, to) };
    default:
      return null;
  }
}

function renamedTests({ tests }: Flow, from: string, to: string): SimpleCommand[] {
  const isNamed = tests.some(({ variables }) => variables !== undefined && Object.hasOwn(variables, from));
  if (!isNamed) return [];
  const renamed = tests.map((test) =>
    test.variables === undefined ? test : { ...test, variables: withKey(test.variables, from, to) },
  );
  return [{ type: "setTests", tests: renamed }];
}

function withKey<Value>(record: Readonly<Record<string, Value>>, from: string, to: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]));
}
