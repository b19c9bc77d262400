// What a call does, written down as visits: in the flow that was called, and in every sub-flow as a call of that flow.
import type { Visit } from "@tonegraph/call-analytics";
import type { NodeId } from "@tonegraph/flow-model";
import type { Doings } from "./caller.ts";
import type { InnerPlace } from "./joined-flow.ts";
import type { FollowedCall, InnerCall } from "./walk-calls.ts";

/** Takes down one call as it happens. Times are milliseconds since the call arrived. */
export interface CallRecord {
  /** What the present visit has seen of the caller. */
  doings(): Doings;
  /** `depth`: sub-flows that the call is inside of. */
  enter(nodeId: NodeId, atMs: number, depth: number): void;
  leave(nodeId: NodeId, port: string, atMs: number): void;
  /** The request that the call is at failed, and is about to be left. */
  fail(errorCode: string): void;
  /** The call is over: where it is, and in everything that waits around it. */
  end(atMs: number, leaving: Visit["leaving"]): FollowedCall;
}

interface OpenVisit {
  readonly nodeId: NodeId;
  readonly enteredMs: number;
  readonly doings: Doings;
  readonly call: OpenCall;
}

interface OpenCall {
  readonly flowId: string | null;
  readonly callId: string;
  readonly visits: Visit[];
}

interface Recorded {
  readonly callId: string;
  /** Milliseconds since the epoch. */
  readonly beginMs: number;
  readonly places: ReadonlyMap<NodeId, InnerPlace>;
}

/** Begins to take down a call. */
export function createCallRecord({ callId, beginMs, places }: Recorded): CallRecord {
  const main: OpenCall = { flowId: null, callId, visits: [] };
  const calls: OpenCall[] = [];
  let failure: { readonly errorCode?: string } = {};
  /** The present visit, and those of sub-flow blocks around it. */
  const open: OpenVisit[] = [];
  const nothing: Doings = { noInputs: 0, noMatches: 0, keys: "" };

  const close = (atMs: number, leaving: Visit["leaving"]): void => {
    const visit = open.pop();
    if (visit === undefined) return;
    const place = places.get(visit.nodeId);
    if (place?.nodeId === null) return;
    const { call, doings } = visit;
    call.visits.push({
      callId: call.callId,
      index: call.visits.length,
      nodeId: place?.nodeId ?? visit.nodeId,
      enteredMs: Math.round(beginMs + visit.enteredMs),
      leftMs: Math.round(beginMs + atMs),
      leaving,
      ...doings,
    });
  };
  const begun = (nodeId: NodeId): OpenCall => {
    const call = { flowId: places.get(nodeId)?.flowId ?? null, callId: `${callId}~${calls.length + 1}`, visits: [] };
    calls.push(call);
    return call;
  };
  /** The call of the flow itself, that of the sub-flow it is in, and so on. */
  const around: OpenCall[] = [main];
  const callAt = (nodeId: NodeId, depth: number): OpenCall => {
    const known = around[depth];
    if (known === undefined) around.push(begun(nodeId));
    else around.length = depth + 1;
    return around[depth] ?? main;
  };

  return {
    doings: () => open.at(-1)?.doings ?? nothing,
    enter(nodeId, enteredMs, depth) {
      open.push({ nodeId, enteredMs, doings: { noInputs: 0, noMatches: 0, keys: "" }, call: callAt(nodeId, depth) });
    },
    leave(nodeId, port, atMs) {
      // A sub-flow that comes back does so from its last block, which is left by no exit.
      while (open.length > 0 && open.at(-1)?.nodeId !== nodeId) close(atMs, { kind: "ended" });
      const present = open.at(-1);
      if (present === undefined) return;
      if (port === "noInput") present.doings.noInputs += 1;
      if (port === "noMatch") present.doings.noMatches += 1;
      close(atMs, { kind: "port", port, ...failure });
      failure = {};
    },
    fail(errorCode) {
      failure = { errorCode };
    },
    end(atMs, leaving) {
      while (open.length > 0) close(atMs, leaving);
      // Left by an exit that leads nowhere: that was the end there, of the call or of the sub-flow that broke off.
      for (const call of [main, ...calls]) endAt(call.visits, around.includes(call) ? leaving : { kind: "ended" });
      return { visits: main.visits, inner: innerCalls(calls) };
    },
  };
}

function innerCalls(calls: readonly OpenCall[]): InnerCall[] {
  return calls.flatMap(({ flowId, visits }) => (flowId === null || visits.length === 0 ? [] : [{ flowId, visits }]));
}

function endAt(visits: Visit[], leaving: Visit["leaving"]): void {
  const last = visits.at(-1);
  if (last?.leaving.kind === "port") visits[visits.length - 1] = { ...last, leaving };
}
