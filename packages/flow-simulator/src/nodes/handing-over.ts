import type { CallStub, NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { endCall } from "../engine/end-call.ts";
import { goWrong, leave, leaveIfWired } from "../engine/leave.ts";
import { remark } from "../engine/remark.ts";
import { rest } from "../engine/rest.ts";
import { outerOf, returnTo } from "../engine/return-from-subflow.ts";
import type { Run } from "../engine/run.ts";
import { stubOf } from "../engine/stub-of.ts";
import { ignoreWords, refuseKey } from "../engine/unheard-input.ts";
import { silentBehaviour } from "./silent-behaviour.ts";
import { speakingBehaviour } from "./speaking-behaviour.ts";

/** How long it takes until somebody answers or does not, where a stub does not say. Milliseconds. */
const USUAL_MS = { answered: 0, busy: 1000, noAnswer: 20_000 } as const;

/** Hands the caller to a queue, unless it is closed or full. */
export function queueBehaviour(node: NodeOfKind<"queue">): Behaviour {
  return silentBehaviour((run) => {
    const stub = stubOf(run, "queue");
    if (stub === null || stub.queue === "open") return handOver(run, node.queueId);
    remark(run, "queueClosed", { queue: node.queueId, state: stub.queue });
    if (!leaveIfWired(run, "unavailable")) goWrong(run);
  });
}

/** Hands the caller to a person or a number, if somebody answers. `port` is the exit where nobody does. */
export function transferBehaviour(to: string, port: "unavailable" | "failed"): Behaviour {
  const outcome = (run: Run): Extract<CallStub, { transfer: string }> =>
    stubOf(run, "transfer") ?? { transfer: "answered" };
  const finish = (run: Run): void => {
    const { transfer } = outcome(run);
    if (transfer === "answered") return endCall(run, "terminal");
    remark(run, "transferFailed", { to, why: transfer });
    if (!leaveIfWired(run, port)) goWrong(run);
  };
  return {
    enter: (run) => {
      const { transfer, afterMs = USUAL_MS[transfer] } = outcome(run);
      const { atMs, nodeId } = run.call;
      run.effects?.push({ kind: "transfer", atMs, nodeId, to });
      if (afterMs > 0) rest(run, "waiting", afterMs);
      else finish(run);
    },
    phaseOver: finish,
    press: refuseKey,
    say: ignoreWords,
    masksKeys: false,
  };
}

/** Speaks its greeting; the recording itself is no part of the call's time. */
export function voicemailBehaviour(node: NodeOfKind<"voicemail">): Behaviour {
  return speakingBehaviour(node.promptId, (run) => handOver(run, node.mailboxId));
}

/**
 * Says farewell and ends the call. A sub-flow that has completed its work goes back to the flow it was called from; one
 * whose block leads nowhere by `next` is the end of the call.
 */
export function hangupBehaviour(node: NodeOfKind<"hangup">): Behaviour {
  return speakingBehaviour(node.promptId, (run) => {
    const outer = node.outcome === "completed" ? outerOf(run) : null;
    if (outer?.block.exits.has("next") === true) {
      remark(run, "subflowReturns");
      returnTo(run, outer);
      return leave(run, "next");
    }
    if (node.outcome === "completed") run.call.done = true;
    endCall(run, "terminal");
  });
}

function handOver(run: Run, to: string): void {
  const { atMs, nodeId } = run.call;
  run.effects?.push({ kind: "transfer", atMs, nodeId, to });
  endCall(run, "terminal");
}
