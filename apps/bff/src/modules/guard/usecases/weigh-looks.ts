import type { GuardLook } from "@tonegraph/api-contract";
import { addFlowLook, judgeFlowWatch, type Counts, type FlowCounts, type FlowVerdict } from "@tonegraph/call-analytics";
import { hashJson } from "@tonegraph/flow-model";
import { addBriefCalls } from "../brief-calls.ts";
import { decide, type Decision } from "../decide.ts";
import { toCalls, toOverall } from "../to-watch.ts";
import { GUARD_ACTOR, type WatchChanges, type WatchMemory, type WatchRecord, type WatchTrip } from "../watch-record.ts";
import type { Gathered, GatheredLook } from "./gather-looks.ts";

/** What looks come to. */
export interface Weighed {
  readonly looks: readonly GuardLook[];
  readonly changes: WatchChanges;
}

/** Adds looks to a watch one after the other; the first that proves a rise decides. */
export function weighLooks(held: WatchRecord, gathered: Extract<Gathered, { kind: "looks" }>, at: Date): Weighed {
  let watch: WatchRecord = { ...held, memory: gathered.memory };
  let trip: WatchTrip | undefined;
  const looks: GuardLook[] = [];
  for (const look of gathered.looks) {
    const memory = watch.memory ?? gathered.memory;
    const added = addFlowLook(memory.watch, {
      fromMs: look.from.getTime(),
      toMs: look.to.getTime(),
      seen: look.seen,
      control: look.control,
    });
    const next: WatchMemory = {
      ...addBriefCalls(memory, look),
      watch: added.watch,
      seenNodes: addNodes(memory.seenNodes, look.seen.nodes),
    };
    const verdict = judgeFlowWatch(added.watch, look.to.getTime());
    const decision = mayDecide(watch, decide(verdict, watch.action));
    const written = toLook({ look, added: added.result, verdict, decision, watch, at });
    looks.push(written);
    watch = { ...watch, memory: next, looks: watch.looks + 1, looksHash: written.hash };
    if (decision === null) continue;
    trip = tripOf({ watch, memory: next, verdict, decision, at });
    watch = { ...watch, ...following(watch, { trip, at }) };
    // What comes after a rollback says nothing about the version any more.
    if (watch.state === "rollingBack") break;
  }
  const { memory, looksHash, state, decided } = watch;
  const decisions = decided === null ? {} : { decided };
  return {
    looks,
    changes: { memory, looks: watch.looks, looksHash, state, ...decisions, ...(trip === undefined ? {} : { trip }) },
  };
}

/**
 * Decided is once per watch. Only a rollback that the figures did not allow at first may still follow while nobody has
 * answered, and never once one of this watch has failed.
 */
function mayDecide({ trip, state, rollbacks }: WatchRecord, decision: Decision | null): Decision | null {
  if (decision === null || trip === null) return decision;
  const isHeldBack = state === "asking" && trip.limit !== null && rollbacks === 0;
  return isHeldBack && decision.did === "rollBack" ? decision : null;
}

/** In shadow mode nothing follows. */
function following(
  { mode, state, decided }: WatchRecord,
  { trip, at }: { readonly trip: WatchTrip; readonly at: Date },
): Pick<WatchRecord, "trip" | "state" | "decided"> {
  if (mode === "shadow" || trip.did === "notify") return { trip, state, decided };
  if (trip.did === "ask") return { trip, state: "asking", decided };
  return { trip, state: "rollingBack", decided: { what: "rollBack", by: GUARD_ACTOR, byName: GUARD_ACTOR, at } };
}

interface Tripping {
  readonly watch: WatchRecord;
  readonly memory: WatchMemory;
  readonly verdict: FlowVerdict;
  readonly decision: Decision;
  readonly at: Date;
}

function tripOf({ watch, memory, verdict, decision, at }: Tripping): WatchTrip {
  return {
    at: at.toISOString(),
    sequence: watch.looks,
    mode: watch.mode,
    action: watch.action,
    ...decision,
    overall: toOverall(memory),
    blocks: verdict.kind === "alarm" ? [...verdict.blocks] : [],
  };
}

interface LookParts {
  readonly look: GatheredLook;
  readonly added: ReturnType<typeof addFlowLook>["result"];
  readonly verdict: FlowVerdict;
  readonly decision: Decision | null;
  readonly watch: WatchRecord;
  readonly at: Date;
}

function toLook({ look, added, verdict, decision, watch, at }: LookParts): GuardLook {
  const { control } = look;
  const nodes = Object.entries(added.nodes).map(
    ([id, node]) => [id, { ...toCalls(node.seen), logEvidence: node.logEvidence }] as const,
  );
  return sealLook(watch.looksHash, {
    sequence: watch.looks + 1,
    at: at.toISOString(),
    from: look.from.toISOString(),
    to: look.to.toISOString(),
    verdict: verdict.kind,
    why: null,
    all: { ...toCalls(added.all.seen), nullRate: added.all.nullRate, logEvidence: added.all.logEvidence },
    nodes: Object.fromEntries(nodes),
    control:
      control === null
        ? null
        : { kind: control.kind, before: toCalls(control.before), meanwhile: toCalls(control.meanwhile) },
    mode: watch.mode,
    action: watch.action,
    did: decision?.did ?? null,
  });
}

/** Gives a look its hash, which rests on the look before. */
export function sealLook(formerHash: string, look: Omit<GuardLook, "hash">): GuardLook {
  return { ...look, hash: hashJson({ formerHash, ...look }) };
}

function addNodes(sum: FlowCounts["nodes"], more: FlowCounts["nodes"]): FlowCounts["nodes"] {
  const nodes: Record<string, Counts> = { ...sum };
  for (const [id, { trials, successes }] of Object.entries(more)) {
    const former = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
    nodes[id] = { trials: trials + (former?.trials ?? 0), successes: successes + (former?.successes ?? 0) };
  }
  return nodes;
}
