import type { CallState } from "../call-state.ts";
import type { Effect } from "../effect.ts";
import type { Machine } from "./block.ts";
import { endCall } from "./end-call.ts";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

/** Goes on with a call that was at rest. Where the flow was edited since and its block is gone, the call ends with `fault`. */
export function resume(machine: Machine, state: CallState, effects: Effect[]): Run {
  const flow = state.flowId === null ? machine.main : (machine.subflow(state.flowId) ?? machine.main);
  const block = flow.blocks.get(state.nodeId);
  const run: Run = {
    machine,
    call: { ...state },
    effects,
    observer: null,
    flow,
    block: block ?? flow.start,
    entering: null,
    followingKeys: "",
    unreached: null,
  };
  if (block) return run;
  remark(run, "blockGone", {});
  endCall(run, "fault");
  return run;
}
