import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { leave } from "../engine/leave.ts";
import { play } from "../engine/play.ts";
import { remark } from "../engine/remark.ts";
import { rest } from "../engine/rest.ts";
import type { Run } from "../engine/run.ts";
import { ignoreWords, interruptWithKey, keepKey } from "../engine/unheard-input.ts";

/** Speaks, unless somebody typed ahead and may interrupt it. A key ends it and is kept for the next block that listens; where it may not be interrupted, it is kept only. */
export function messageBehaviour(node: NodeOfKind<"message">): Behaviour {
  const goOn = (run: Run): void => leave(run, "next");
  const interrupt = (run: Run, key: string): void => {
    interruptWithKey(run, key);
    goOn(run);
  };
  return {
    enter: (run) => {
      if (isPassedOver(run, node)) return goOn(run);
      const ms = play(run, node.promptId);
      if (ms > 0) rest(run, "speaking", ms);
      else goOn(run);
    },
    phaseOver: goOn,
    press: node.interruptible === false ? keepKey : interrupt,
    say: ignoreWords,
    masksKeys: false,
  };
}

function isPassedOver(run: Run, { interruptible, promptId }: NodeOfKind<"message">): boolean {
  const { typedAhead } = run.call;
  if (typedAhead === "" || interruptible === false) return false;
  remark(run, "messagePassedOver", { key: typedAhead, promptId });
  return true;
}
