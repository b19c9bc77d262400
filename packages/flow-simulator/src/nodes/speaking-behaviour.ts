import type { PromptId } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { play } from "../engine/play.ts";
import { rest } from "../engine/rest.ts";
import type { Run } from "../engine/run.ts";
import { ignoreKey, ignoreWords } from "../engine/unheard-input.ts";

/** A block that says something nobody can interrupt, if it has something to say, and then does its work. */
export function speakingBehaviour(promptId: PromptId | undefined, afterwards: (run: Run) => void): Behaviour {
  const enter = (run: Run): void => {
    const ms = promptId === undefined || promptId === "" ? 0 : play(run, promptId);
    if (ms > 0) rest(run, "speaking", ms);
    else afterwards(run);
  };
  return { enter, phaseOver: afterwards, press: ignoreKey, say: ignoreWords, masksKeys: false };
}
