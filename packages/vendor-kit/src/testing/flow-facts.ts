import { parseExpression, parseTemplate, printExpression } from "@tonegraph/expressions";
import {
  buildFlowGraph,
  portsOf,
  type Flow,
  type FlowGraph,
  type FlowNode,
  type NodeId,
  type PromptText,
} from "@tonegraph/flow-model";

/** One thing that a flow says: of a place on a caller's way (`next.key:1`), or of the flow itself (place `flow`). */
export interface FlowFact {
  readonly place: string;
  /** What it is about: `kind`, `queueId`, `promptId/en-US`, `-> key:1`. */
  readonly about: string;
  readonly value: string;
}

/** A flow's facts, and where on callers' ways each of its blocks stands. */
export interface FlowFacts {
  readonly facts: readonly FlowFact[];
  readonly placesOf: ReadonlyMap<NodeId, readonly string[]>;
}

const OURS = /^(label|position|done)$/;
// What a block does where nothing is said about it.
const IS_USUAL =
  /^(interruptible true|speechEnabled false|sensitive false|(pass|return) \[\]|options\/.*\/speech \{\}|headers \{\}|retry \{.*"maxRetries":0,.*\})$/;
const PROMPT = /promptId$/i;

/** An exit of a block at a place on a caller's way. */
export interface FlowExit {
  readonly nodeId: NodeId;
  readonly exit: string;
  /** The place behind it, as it is named by this way. */
  readonly way: string;
}

/**
 * Everything that a flow says, but for what stays in the drawing: names and places on the canvas, ids of blocks and prompts.
 * A block is named by the first way to it, one that leads nowhere by each way, so that it does not matter how often it is drawn.
 * An exit that is closed says nothing, and is no way to what is behind it.
 */
export function flowFacts(flow: Flow, isClosed: (exit: FlowExit) => boolean = () => false): FlowFacts {
  const graph = buildFlowGraph(flow);
  const placesOf = new Map<NodeId, string[]>([[flow.startNodeId, [""]]]);
  const facts: FlowFact[] = flowFields(flow);
  const pending: (readonly [NodeId, string])[] = [[flow.startNodeId, ""]];
  for (const [nodeId, place] of pending) {
    const node = flow.nodes[nodeId];
    if (node === undefined) continue;
    facts.push(...nodeFacts(flow, node, place));
    for (const { exit, way, target } of exitsOf(flow, graph, { nodeId, place }).filter((each) => !isClosed(each))) {
      const known = placesOf.get(target.id) ?? [];
      const isNew = known.length === 0 || (isEnd(target.node) && !isEnd(node));
      if (isNew) {
        placesOf.set(target.id, [...known, way]);
        pending.push([target.id, way]);
      }
      facts.push({ place, about: `-> ${exit}`, value: isNew ? way : (known[0] ?? "") });
    }
  }
  return { facts, placesOf };
}

function exitsOf(flow: Flow, graph: FlowGraph, { nodeId, place }: { readonly nodeId: NodeId; readonly place: string }) {
  const from = flow.nodes[nodeId];
  return (from === undefined ? [] : portsOf(from)).flatMap((port) => {
    const id = graph.edgeOn(nodeId, port)?.target;
    const node = id === undefined ? undefined : flow.nodes[id];
    if (from === undefined || id === undefined || node === undefined) return [];
    const exit = exitName(from, port);
    return [{ nodeId, exit, way: place === "" ? exit : `${place}.${exit}`, target: { id, node } }];
  });
}

// Ids of branches are ours: a vendor has conditions in their order.
function exitName(node: FlowNode, port: string): string {
  if (node.kind !== "condition") return port;
  const index = node.branches.findIndex(({ id }) => port === `branch:${id}`);
  return index < 0 ? port : `branch:${index + 1}`;
}

// Where callers are handed over or let go: a vendor may have one block for each way there, or one for all.
const ENDS: readonly FlowNode["kind"][] = ["queue", "agent", "externalNumber", "voicemail", "hangup", "subflow"];

function isEnd({ kind }: FlowNode): boolean {
  return ENDS.includes(kind);
}

function flowFields(flow: Flow): FlowFact[] {
  const { name, description, defaultLanguage, languages, fallback, variables, campaignId, activeWindow } = flow;
  const fields = {
    name,
    description,
    defaultLanguage,
    languages: languages.toSorted(),
    fallback: fallback && withoutBlanks(fallback),
    campaignId,
    activeWindow,
  };
  const declared = Object.keys(variables).toSorted();
  return Object.entries({ ...fields, variables: declared.length === 0 ? undefined : declared }).flatMap(
    ([about, value]) => (value === undefined ? [] : [{ place: "flow", about, value: sorted(value) }]),
  );
}

// An id of nothing but spaces names nothing.
function withoutBlanks(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" && value.trim() === "" ? "" : value,
    ]),
  );
}

function nodeFacts(flow: Flow, node: FlowNode, place: string): FlowFact[] {
  return leaves(node).flatMap(({ about, value }): FlowFact[] => {
    if (OURS.test(about)) return [];
    if (IS_USUAL.test(`${about} ${value}`)) return [];
    if (!PROMPT.test(about)) return [{ place, about, value }];
    // A language without words says nothing, which the checks tell of.
    const texts = Object.entries(flow.prompts[JSON.parse(value)]?.texts ?? {}).filter(([, text]) => !isBlank(text));
    return texts.map(([language, { ...text }]) => {
      const {
        translatedFrom: _from,
        transcript: _said,
        durationMs: _long,
        ...words
      } = { ...text } as Record<string, unknown>;
      const printed = text.kind === "speech" ? { ...words, text: templateAsPrinted(text.text) } : words;
      return { place, about: `${about}/${language}`, value: sorted(printed) };
    });
  });
}

function isBlank(text: PromptText): boolean {
  return text.kind === "speech" && text.text.trim() === "";
}

// Options of a menu by their keys: their order is that of the drawing.
function leaves(node: FlowNode): { readonly about: string; readonly value: string }[] {
  return Object.entries(node).flatMap(([about, value]: [string, unknown]) => {
    if (about === "noInput" || about === "noMatch")
      return Object.entries(Object(value)).map(([inner, part]) => ({
        about: `${about}/${inner}`,
        value: sorted(part),
      }));
    if (about === "options" && Array.isArray(value))
      return value.flatMap((option: Readonly<Record<string, unknown>>) =>
        Object.entries(option)
          .filter(([name]) => name !== "key" && name !== "label")
          .map(([name, part]) => ({ about: `options/${String(option["key"])}/${name}`, value: sorted(part) })),
      );
    if (about === "branches" && Array.isArray(value))
      return value.map((branch: Readonly<Record<string, unknown>>, index) => ({
        about: `branches/${index + 1}`,
        value: sorted(asPrinted(branch["when"])),
      }));
    if (about === "assignments")
      return Object.entries(Object(value)).map(([name, part]) => ({
        about: `${about}/${name}`,
        value: sorted(asPrinted(part)),
      }));
    return value === undefined ? [] : [{ about, value: sorted(withoutWritersOwn(node, about, value)) }];
  });
}

function withoutWritersOwn({ kind }: FlowNode, about: string, value: unknown): unknown {
  if (kind === "transform" && about === "input") return asPrinted(value);
  return kind === "httpRequest" && /^(url|headers|body)$/.test(about) ? templates(value) : value;
}

// Spaces and parentheses that say nothing are a writer's own: what is drawn of a vendor's words has ours.
function asPrinted(source: unknown): unknown {
  const parsed = typeof source === "string" ? parseExpression(source) : null;
  return parsed?.ok === true ? printExpression(parsed.value.tree) : source;
}

function templates(value: unknown): unknown {
  if (typeof value === "string") return templateAsPrinted(value);
  return Object.fromEntries(Object.entries(Object(value)).map(([name, text]) => [name, templates(text)]));
}

function templateAsPrinted(template: string): string {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return template;
  const parts = parsed.value.parts.map((part) =>
    part.kind === "text" ? part.text : `{{ ${printExpression(part.tree)} }}`,
  );
  return parts.join("");
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
