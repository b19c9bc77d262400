import { promptUses, sameJson, type Flow, type FlowNode, type JsonLike, type NodeId } from "@tonegraph/flow-model";
import type { ReportItem } from "../adapter.ts";

/** One place of a flow with the value that it would have without a change; undefined: nothing is there. */
export interface FormerValue {
  readonly path: readonly string[];
  readonly value: JsonLike | undefined;
}

/** A change that can be left out for itself; `parts` are smaller ones inside it. */
export interface ChangedPart extends FormerValue {
  /** What it is, such as `noInput.timeoutMs`: what one block cannot say to a vendor, others can't either. */
  readonly what: string;
  readonly parts?: readonly ChangedPart[];
}

/** Two states of a flow, and what the reports about them say. */
export interface ReportedChange {
  readonly from: Flow;
  readonly to: Flow;
  readonly report: readonly ReportItem[];
}

/** What a block's own sentence tells of it when it is new, beside where it leads. */
const TOLD_OF_NEW = ["promptId", "queueId", "agentId", "number", "mailboxId", "flowId"] as const;
/** A label is never sent to callers, a position neither; the kind is changed as a whole. */
const NOT_PARTS: ReadonlySet<string> = new Set(["kind", "label", "position", "done"]);
const SETTINGS = ["campaignId", "activeWindow", "fallback", "defaultLanguage", "languages"] as const;
/** What is there for those who draw; no report speaks of it. */
const OURS = ["goals", "tests", "ignoredProblems"] as const;

/**
 * The changes that a vendor may have no place for: those of blocks that the report names, of the prompts that these speak,
 * and of the flow as a whole. How blocks are connected is not among them.
 */
export function changedParts({ from, to, report }: ReportedChange): readonly ChangedPart[] {
  const reported = new Set(report.flatMap(({ nodeId }) => (nodeId === undefined ? [] : [nodeId])));
  return [
    ...[...reported].flatMap((nodeId) => partsOfNode(nodeId, { from, to })),
    ...partsOfPrompts(reported, { from, to }),
    ...(report.length === 0 ? [] : partsOfFlow(SETTINGS, { from, to })),
    ...(report.length === 0 ? [] : leaves({ what: "variables", path: ["variables"] }, from.variables, to.variables)),
    ...partsOfFlow(OURS, { from, to }),
  ];
}

type States = Pick<ReportedChange, "from" | "to">;

function partsOfFlow(names: readonly (keyof Flow)[], { from, to }: States): readonly ChangedPart[] {
  return names.flatMap((name) => leaves({ what: name, path: [name] }, from[name], to[name]));
}

function partsOfNode(nodeId: NodeId, { from, to }: States): readonly ChangedPart[] {
  const [before, after] = [entry(from.nodes, nodeId), entry(to.nodes, nodeId)];
  if (after === undefined) return [];
  const path = ["nodes", nodeId];
  if (before === undefined) return partsOfNew(after, path, from);
  if (before.kind !== after.kind) {
    const { label, position } = after;
    return [{ what: "kind", path, value: { ...before, label, position } }];
  }
  const names = namesOf(before, after).filter((name) => !NOT_PARTS.has(name));
  const [old, now] = [record(before), record(after)];
  return names.flatMap((name) => leaves({ what: name, path: [...path, name] }, old[name], now[name]));
}

// A prompt that is new, too, is left out as a prompt: then the block names what it says in words of its own.
function partsOfNew(node: FlowNode, path: readonly string[], from: Flow): readonly ChangedPart[] {
  const fields = record(node);
  return TOLD_OF_NEW.flatMap((name) => {
    const value = fields[name];
    const isNewPrompt = name === "promptId" && typeof value === "string" && entry(from.prompts, value) === undefined;
    if (typeof value !== "string" || value === "" || isNewPrompt) return [];
    return [{ what: `new ${name}`, path: [...path, name], value: "" }];
  });
}

function partsOfPrompts(reported: ReadonlySet<NodeId>, { from, to }: States): readonly ChangedPart[] {
  const uses = [promptUses(from), promptUses(to)];
  const isTold = (promptId: string): boolean =>
    uses.some((used) => used.get(promptId)?.some((nodeId) => reported.has(nodeId)) === true);
  return namesOf(from.prompts, to.prompts).flatMap((promptId): readonly ChangedPart[] => {
    const [before, after] = [entry(from.prompts, promptId), entry(to.prompts, promptId)];
    if (!isTold(promptId)) return [];
    const path = ["prompts", promptId];
    const at = { what: "prompt texts", path: [...path, "texts"] };
    const texts = namesOf(before?.texts ?? {}, after?.texts ?? {}).flatMap((language) =>
      whole(at, language, [before?.texts[language], after?.texts[language]]),
    );
    if (before !== undefined && after !== undefined) return texts;
    return [{ what: "prompts", path, value: before, parts: after === undefined ? [] : texts }];
  });
}

type Place = Pick<ChangedPart, "what" | "path">;

/** The innermost values that differ; what has a kind is one value, because its fields belong together. */
function leaves(place: Place, before: JsonLike | undefined, after: JsonLike | undefined): readonly ChangedPart[] {
  if (sameJson(before, after)) return [];
  if (!isOpen(before) || !isOpen(after)) return [{ ...place, value: before }];
  return namesOf(before, after).flatMap((name) =>
    leaves({ what: `${place.what}.${name}`, path: [...place.path, name] }, before[name], after[name]),
  );
}

function whole(
  { what, path }: Place,
  name: string,
  [before, after]: readonly [before: JsonLike | undefined, after: JsonLike | undefined],
): readonly ChangedPart[] {
  return sameJson(before, after) ? [] : [{ what, path: [...path, name], value: before }];
}

function isOpen(value: JsonLike | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !Object.hasOwn(value, "kind");
}

type JsonRecord = { readonly [key: string]: JsonLike | undefined };

function record(node: FlowNode): JsonRecord {
  return node;
}

function entry<Value>(entries: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function namesOf(before: object, after: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}
