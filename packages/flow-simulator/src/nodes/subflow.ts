import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { BUILT_IN_VARIABLES } from "../engine/built-in-variables.ts";
import { endCall } from "../engine/end-call.ts";
import { leave } from "../engine/leave.ts";
import { remark } from "../engine/remark.ts";
import { picked } from "../engine/return-from-subflow.ts";
import { stubbedPort } from "../engine/stub-of.ts";
import { silentBehaviour } from "./silent-behaviour.ts";

/** How many flows deep a call may go. */
export const MAX_SUBFLOW_DEPTH = 20;

/** Goes into another flow, which knows the variables passed to it and those of the call, and nothing else. */
export function subflowBehaviour(node: NodeOfKind<"subflow">): Behaviour {
  const { flowId, pass = [] } = node;
  const names = [...pass, ...BUILT_IN_VARIABLES];
  return silentBehaviour((run) => {
    const { call } = run;
    const stubbed = stubbedPort(run);
    if (stubbed === "next" && !run.block.exits.has("next")) return endCall(run, "terminal");
    if (stubbed !== null) return leave(run, stubbed);
    const inner = run.machine.subflow(flowId);
    if (inner === null) {
      remark(run, "subflowUnknown", { flowId });
      return leave(run, "failed");
    }
    if (call.frames.length >= MAX_SUBFLOW_DEPTH) {
      remark(run, "subflowTooDeep", { flowId, limit: MAX_SUBFLOW_DEPTH });
      return leave(run, "failed");
    }
    call.frames = [...call.frames, { flowId: call.flowId, nodeId: call.nodeId, variables: call.variables }];
    call.within = [...call.within, call.nodeId];
    call.variables = { ...inner.variables, ...picked(call.variables, names) };
    call.flowId = flowId;
    run.flow = inner;
    run.entering = inner.start;
  });
}
