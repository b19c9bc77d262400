import { parseFlow, sameJson, type Flow, type JsonLike } from "@tonegraph/flow-model";
import type { Compiled, ReportItem } from "../adapter.ts";
import { changedParts, type ChangedPart, type FormerValue } from "./changed-parts.ts";

/** How much is tried for one comparison: blocks that are compiled and read, over all tries. */
const MOST_BLOCKS = 8000;
const FEWEST_TRIES = 8;
const MOST_TRIES = 96;

/**
 * `to` without those of its changes since `from` that make no difference to what the vendor is sent: what changes for
 * callers there is the difference between `from` and the answer, what is kept here alone the difference between the answer
 * and `to`. Both compile to the same artefact. Where there is more than can be tried, a change counts as sent.
 */
export function carriedFlow(from: Flow, to: Flow, compile: (flow: Flow) => Compiled): Flow {
  const { artefact, report } = compile(to);
  const parts = changedParts({ from, to, report: [...compile(from).report, ...report] });
  const most = Math.ceil(MOST_BLOCKS / (Object.keys(to.nodes).length + 1));
  const known = demandsOf(report);
  const isSame = (flow: Flow): boolean => {
    const without = compile(flow);
    return sameJson(without.artefact, artefact) && demandsOf(without.report).every((code) => known.includes(code));
  };
  const search = { isSame, triesLeft: Math.min(MOST_TRIES, Math.max(FEWEST_TRIES, most)) };
  const all = leftOut(to, parts, search);
  if (all !== null) return all;
  const kinds = [...new Set(parts.map(({ what }) => what))];
  return kinds.reduce((flow, kind) => withoutUnsent(flow, ofKind(parts, kind), search), to);
}

// What a vendor demands of the flow as a whole is sent in some form even where the flow does not say it.
function demandsOf(report: readonly ReportItem[]): readonly string[] {
  return report.filter(({ kind, nodeId }) => kind === "unsupported" && nodeId === undefined).map(({ code }) => code);
}

interface Search {
  readonly isSame: (flow: Flow) => boolean;
  triesLeft: number;
}

/** Leaves all of them out, else half of them, down to the parts of one. */
function withoutUnsent(flow: Flow, parts: readonly ChangedPart[], search: Search): Flow {
  const [only, more] = parts;
  if (only === undefined) return flow;
  const all = leftOut(flow, parts, search);
  if (all !== null) return all;
  if (more === undefined) return withoutUnsent(flow, only.parts ?? [], search);
  const middle = Math.ceil(parts.length / 2);
  return withoutUnsent(withoutUnsent(flow, parts.slice(0, middle), search), parts.slice(middle), search);
}

/** The flow without these changes, or null where the vendor would be sent something else. */
function leftOut(flow: Flow, parts: readonly ChangedPart[], search: Search): Flow | null {
  if (parts.length === 0 || search.triesLeft === 0) return null;
  search.triesLeft -= 1;
  const parsed = parseFlow(withValues(flow, parts));
  return parsed.ok && search.isSame(parsed.value) ? parsed.value : null;
}

function ofKind(parts: readonly ChangedPart[], kind: string): readonly ChangedPart[] {
  return parts.filter(({ what }) => what === kind);
}

/** A copy with other values at some places. */
function withValues(value: JsonLike | undefined, edits: readonly FormerValue[]): JsonLike | undefined {
  const here = edits.find(({ path }) => path.length === 0);
  if (here !== undefined) return here.value;
  if (!isRecord(value)) return value;
  const edited = new Map(Object.entries(value));
  for (const [name, ones] of Map.groupBy(edits, ({ path }) => path[0] ?? "")) {
    const deeper = ones.map((edit) => ({ path: edit.path.slice(1), value: edit.value }));
    edited.set(name, withValues(edited.get(name), deeper));
  }
  return Object.fromEntries([...edited].filter(([, inner]) => inner !== undefined));
}

function isRecord(value: JsonLike | undefined): value is { readonly [key: string]: JsonLike | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
