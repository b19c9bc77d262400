import { assertNever, connectionOn, type Fallback, type NodeId } from "@tonegraph/flow-model";
import type { PreparedFlow } from "./block.ts";
import { endCall } from "./end-call.ts";
import { remark } from "./remark.ts";
import { outerOf, returnTo } from "./return-from-subflow.ts";
import type { Run } from "./run.ts";

/** Leaves the block by a port. Where nothing is behind it, the flow's fallback takes over. */
export function leave(run: Run, port: string): void {
  const { call, block } = run;
  const target = block.exits.get(port) ?? null;
  const { atMs, nodeId, within } = call;
  run.effects?.push({ kind: "leave", atMs, nodeId, within, port, target: target?.id ?? null });
  run.observer?.leave?.(nodeId, port, atMs);
  if (target) {
    run.entering = target;
    return;
  }
  remark(run, "unwiredExit", { port, target: namedTarget(run.flow, nodeId, port) });
  goWrong(run);
}

/** Leaves by an optional port where it is wired; says whether it was. */
export function leaveIfWired(run: Run, port: string): boolean {
  if (!run.block.exits.has(port)) return false;
  leave(run, port);
  return true;
}

/** The flow cannot go on: its fallback takes over; without one a sub-flow fails, and a call ends with `fault`. */
export function goWrong(run: Run): void {
  const { fallback } = run.flow.flow;
  if (fallback) return fallBack(run, fallback);
  const outer = outerOf(run);
  if (outer === null) return endCall(run, "fault");
  returnTo(run, outer);
  leave(run, "failed");
}

function fallBack(run: Run, fallback: Fallback): void {
  const to = destination(fallback);
  remark(run, "fallback", { kind: fallback.kind, to });
  const { atMs, nodeId } = run.call;
  if (to !== null) run.effects?.push({ kind: "transfer", atMs, nodeId, to });
  endCall(run, "terminal", fallback.kind);
}

function destination(fallback: Fallback): string | null {
  switch (fallback.kind) {
    case "hangup":
      return null;
    case "queue":
      return fallback.queueId;
    case "agent":
      return fallback.agentId;
    case "externalNumber":
      return fallback.number;
    default:
      return assertNever(fallback);
  }
}

/** Where the connection on this port was meant to lead; `null` where there is no connection. */
function namedTarget({ flow }: PreparedFlow, nodeId: NodeId, port: string): string | null {
  return flow.connections[connectionOn(flow, { nodeId, port }) ?? ""]?.target ?? null;
}
