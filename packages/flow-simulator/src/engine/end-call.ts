import type { EndReason } from "../call-state.ts";
import type { Run } from "./run.ts";

/** Ends the call where it is; `kind` where something else than the block took it over. */
export function endCall(run: Run, reason: EndReason, kind: string = run.block.node.kind): void {
  const { call } = run;
  const { nodeId, atMs, keys, done } = call;
  call.end = { nodeId, kind, reason, atMs, keys, done };
  call.phase = "ended";
  call.sinceMs = atMs;
  call.untilMs = atMs;
  call.promptId = null;
  call.nextPrompts = [];
  call.request = null;
  run.entering = null;
  run.effects?.push({ kind: "end", atMs, end: call.end });
}
