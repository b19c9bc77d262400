import { isVariableName, literalText } from "@tonegraph/expressions";
import type { Command, Flow, FlowNode, NodeOfKind } from "@tonegraph/flow-model";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { escaped } from "../variables/data-texts.ts";
import { namedParts, type NamedPart } from "../variables/named-parts.ts";
import { renameVariable } from "../variables/rename-variable.ts";

/** A header's name: a token of RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const NOT_IN_TOKEN = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]+/g;
// RFC 9110, section 5.5: a tab may stand in a value; anything else that cannot be seen may end it and begin another header.
const CONTROL = /(?!\t)\p{Cc}/u;
const CONTROLS = /(?:(?!\t)\p{Cc})+/gu;

/** So many names, each in so many places, are mended at a click: a fix carries every place, and stands with each of them. */
const MOST_MENDED = 50;

/** A variable that no expression can read, a header that no service takes, or a value that could begin another header. */
export const invalidName = flowRule({
  code: "invalid-name",
  severity: "error",
  reads: ["nodes", "prompts", "tests", "variables"],
  check({ flow }) {
    const declared = Object.keys(flow.variables).map((name): Named => {
      return { what: "declared", name, at: { pointer: `/variables/${escaped(name)}` } };
    });
    const inNodes = dataNodes(flow.nodes).flatMap(([nodeId, node]) =>
      namedParts(node).map(({ name, what, field }) => {
        return { what, name, at: { nodeId, pointer: `/nodes/${nodeId}${field}` }, node };
      }),
    );
    return [
      ...ofVariables([...declared, ...inNodes], flow),
      ...inNodes.flatMap((named) => ofHeader(named, named.node)),
    ];
  },
});

interface Named {
  readonly what: NamedPart["what"] | "declared";
  readonly name: string;
  readonly at: Finding["at"];
}

interface Renamed {
  readonly fixName: string;
  readonly fix: Command;
}

const NO_VARIABLE: ReadonlySet<Named["what"]> = new Set<Named["what"]>(["header", "keyHeader", "secret"]);

function ofVariables(named: readonly Named[], flow: Flow): Finding[] {
  const wrong = named.filter(({ what, name }) => !NO_VARIABLE.has(what) && name.trim() !== "" && !isVariableName(name));
  const mended = mendedNames(flow, new Set(wrong.map(({ name }) => name)));
  return wrong.map(({ what, name, at }) => {
    const to = what === "returned" ? undefined : mended.get(name);
    return to ? { at, params: { what, name, fixName: to.fixName }, fix: to.fix } : { at, params: { what, name } };
  });
}

// What another flow gives back or is given is called as that flow calls it.
function mendedNames(flow: Flow, names: ReadonlySet<string>): ReadonlyMap<string, Renamed> {
  const mended = new Map<string, Renamed>();
  if (names.size === 0 || names.size > MOST_MENDED) return mended;
  const passed = new Set(
    dataNodes(flow.nodes).flatMap(([, node]) => (node.kind === "subflow" ? (node.pass ?? []) : [])),
  );
  const taken = new Set<string>();
  for (const name of [...names].toSorted()) {
    const to = passed.has(name) ? null : renamed(flow, name);
    if (to === null || taken.has(to.fixName)) continue;
    taken.add(to.fixName);
    mended.set(name, to);
  }
  return mended;
}

/** How a variable is renamed wherever it is set, which is wherever it is: nothing can read it. */
function renamed(flow: Flow, name: string): Renamed | null {
  const word = name.trim().replaceAll(/[^\p{L}\p{N}$_]+/gu, "_");
  const fixName = /^\p{N}/u.test(word) ? `_${word}` : word;
  if (!isVariableName(fixName) || /^_+$/.test(fixName)) return null;
  // Each stands for itself, so that their order need not be that of the document.
  const commands = (renameVariable(flow, name, fixName) ?? [])
    .filter((command) => command.type !== "setVariable" || [name, fixName].includes(command.name))
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  if (commands.length === 0 || commands.length > MOST_MENDED) return null;
  return { fixName, fix: { type: "batch", label: `Call it ${fixName}`, commands } };
}

function placeOf(command: Command): string {
  if (command.type === "setVariable") return `variable ${command.name}`;
  return command.type === "setNodeFields" ? command.nodeId : command.type;
}

function ofHeader(named: Named, node: FlowNode): Finding[] {
  const { what, name, at } = named;
  if (node.kind !== "httpRequest" || (what !== "header" && what !== "keyHeader") || name.trim() === "") return [];
  if (TOKEN.test(name)) return what === "header" ? ofValue(named, node) : [];
  const fixName = name
    .trim()
    .replaceAll(NOT_IN_TOKEN, "-")
    .replaceAll(/^-+|-+$/g, "");
  const set = TOKEN.test(fixName) ? withHeader(node, { what, name, fixName }) : null;
  if (set === null) return [{ at, params: { what, name } }];
  return [{ at, params: { what, name, fixName }, fix: { type: "setNodeFields", nodeId: at.nodeId ?? "", set } }];
}

type Fields = NonNullable<Extract<Command, { type: "setNodeFields" }>["set"]>;

function withHeader(
  { headers = {}, authentication }: NodeOfKind<"httpRequest">,
  { what, name, fixName }: Pick<Named, "what" | "name"> & { readonly fixName: string },
): Fields | null {
  if (what === "keyHeader")
    return authentication?.kind === "apiKey" ? { authentication: { ...authentication, headerName: fixName } } : null;
  // Names of headers are the same in any case.
  if (Object.keys(headers).some((other) => other.toLowerCase() === fixName.toLowerCase())) return null;
  const entries = Object.entries(headers).map(([key, value]) => [key === name ? fixName : key, value] as const);
  return { headers: Object.fromEntries(entries) };
}

function ofValue({ name, at }: Named, { headers = {} }: NodeOfKind<"httpRequest">): Finding[] {
  const value = headers[name] ?? "";
  if (!CONTROL.test(literalText(value))) return [];
  const set = { headers: { ...headers, [name]: value.replaceAll(CONTROLS, " ").trim() } };
  return [{ at, params: { what: "value", name }, fix: { type: "setNodeFields", nodeId: at.nodeId ?? "", set } }];
}
