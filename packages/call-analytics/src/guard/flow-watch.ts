// A watch over a whole version: all its calls together, and every block that the former version had too. Each has evidence
// of its own; the blocks share one false alarm between them.
import type { Counts } from "../proportion.ts";
import { logEvidence } from "./e-process.ts";
import type { GuardControl } from "./guard-null.ts";
import {
  addLook,
  ALARM_EVIDENCE,
  FEWEST_CALLS,
  judgeWatch,
  startWatch,
  type AlarmLimit,
  type LookResult,
  type Watch,
  type WatchSource,
} from "./watch.ts";

/** Calls of a version in a span: all of them, and by block those that were there, with how many hung up there unserved. */
export interface FlowCounts {
  readonly all: Counts;
  readonly nodes: Readonly<Record<string, Counts>>;
}

/** A watch over a version as it stands; plain data, to be stored after every look. */
export interface FlowWatch {
  readonly all: Watch;
  /** By node id: blocks that the former version had calls at. A block that is new has nothing to be compared with. */
  readonly nodes: Readonly<Record<string, Watch>>;
}

/** What is known of a span of a version's calls. */
export interface FlowLook {
  readonly fromMs: number;
  readonly toMs: number;
  readonly seen: FlowCounts;
  readonly control: GuardControl | null;
}

/** One point of the picture: all calls, and every block. */
export interface FlowLookResult {
  readonly all: LookResult;
  readonly nodes: Readonly<Record<string, LookResult>>;
}

/** Why an alarm may do no more than ask; `blocksOnly`: all calls together prove nothing. */
export type FlowAlarmLimit = AlarmLimit | "blocksOnly";

/** What a watch over a version says at a moment. `blocks` are those whose own evidence suffices. */
export type FlowVerdict =
  | { readonly kind: "paused"; readonly why: "stale" }
  | { readonly kind: "watching"; readonly callsMissing: number }
  | { readonly kind: "quiet" }
  | {
      readonly kind: "alarm";
      readonly strongest: "ask" | "rollBack";
      readonly why: FlowAlarmLimit | null;
      readonly isOverall: boolean;
      readonly blocks: readonly string[];
    };

/** Begins a watch at the moment a version became live. */
export function startFlowWatch(start: {
  readonly former: FlowCounts;
  readonly source: WatchSource;
  readonly liveSinceMs: number;
}): FlowWatch {
  const { former, ...common } = start;
  const known = Object.entries(former.nodes).filter(([, { trials }]) => trials > 0);
  return {
    all: startWatch({ ...common, former: former.all }),
    nodes: Object.fromEntries(known.map(([id, counts]) => [id, startWatch({ ...common, former: counts })])),
  };
}

const NOTHING: Counts = { trials: 0, successes: 0 };

/** Adds a look at all calls and at every block; throws like {@link addLook} where spans overlap. */
export function addFlowLook(
  watch: FlowWatch,
  { seen, ...span }: FlowLook,
): { readonly watch: FlowWatch; readonly result: FlowLookResult } {
  const all = addLook(watch.all, { ...span, seen: seen.all });
  const nodes = Object.entries(watch.nodes).map(([id, node]) => {
    const counts = Object.hasOwn(seen.nodes, id) ? (seen.nodes[id] ?? NOTHING) : NOTHING;
    return [id, addLook(node, { ...span, seen: counts })] as const;
  });
  return {
    watch: { all: all.watch, nodes: Object.fromEntries(nodes.map(([id, look]) => [id, look.watch])) },
    result: { all: all.result, nodes: Object.fromEntries(nodes.map(([id, look]) => [id, look.result])) },
  };
}

/** E at which one block counts as proved: the blocks together raise a false alarm no more often than all calls do. */
export function blockAlarmEvidence({ nodes }: FlowWatch): number {
  return ALARM_EVIDENCE * Math.max(1, Object.keys(nodes).length);
}

/**
 * What the watch says now. All calls together may have a version rolled back; a block alone asks at most, because another
 * menu leads other callers to it and they may hang up more whatever it says.
 */
export function judgeFlowWatch(watch: FlowWatch, nowMs: number): FlowVerdict {
  const overall = judgeWatch(watch.all, nowMs);
  if (overall.kind === "paused" || overall.kind === "watching") return overall;
  const threshold = Math.log(blockAlarmEvidence(watch));
  const blocks = Object.entries(watch.nodes)
    .filter(([, node]) => node.seen.trials >= FEWEST_CALLS && logEvidence(node.evidence) >= threshold)
    .map(([id]) => id);
  if (overall.kind === "alarm") return { ...overall, isOverall: true, blocks };
  if (blocks.length === 0) return overall;
  return { kind: "alarm", strongest: "ask", why: "blocksOnly", isOverall: false, blocks };
}
