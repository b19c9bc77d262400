import type { NodeOfKind } from "@tonegraph/flow-model";
import { partOf } from "../step-ids.ts";
import { stepOf, type BlockSteps, type Place } from "./place.ts";

/** message → `PlayPrompt`. */
export function messageSteps(node: NodeOfKind<"message">, place: Place): BlockSteps {
  if (node.interruptible === false)
    place.tell.dropped(
      "barge-in",
      `CXone's steps do not say whether a key stops a prompt; that ${place.name} must be heard to its end is not sent.`,
    );
  return {
    steps: [stepOf(place.stepId, "PlayPrompt", { prompts: place.speak(node.promptId), next: place.exit("next") })],
  };
}

/** hangup → `Hangup`, behind a `PlayPrompt` where it says farewell. */
export function hangupSteps(node: NodeOfKind<"hangup">, place: Place): BlockSteps {
  const { stepId } = place;
  if (node.outcome !== "completed")
    place.tell.dropped(
      "hang-up-outcome",
      `CXone does not say how a call ended; that ${place.name} breaks it off is known in Tonegraph only.`,
    );
  if (node.promptId === undefined || node.promptId === "")
    return { steps: [stepOf(stepId, "Hangup", { next: undefined })] };
  const end = partOf(stepId, "end");
  return {
    steps: [
      stepOf(stepId, "PlayPrompt", { prompts: place.speak(node.promptId), next: end }),
      stepOf(end, "Hangup", { next: undefined }),
    ],
  };
}
