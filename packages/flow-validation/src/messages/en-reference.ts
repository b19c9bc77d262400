import { aNode, sentence } from "./en-nouns.ts";
import type { Words, Wording } from "./words.ts";

/** English words for the rules about queues, agents, numbers and what a target can carry. */
export const referenceWordings = {
  "unresolved-queue": {
    problem: (w) => reference(w, { noun: "queue", harm: "callers would not be put through" }),
  },
  "unresolved-agent": {
    problem: (w) => reference(w, { noun: "agent", harm: "callers would not be put through" }),
  },
  "invalid-phone-number": {
    problem: (w) => {
      const place = placeOf(w);
      if (w.text("reason") === "empty")
        return sentence(`${place} has no telephone number: callers cannot be put through.`);
      const wrong =
        w.text("reason") === "length"
          ? "has a length that no number of its country has"
          : "is not a full number with +, country and no blanks";
      return sentence(
        `${place} calls ${w.text("number")}, which ${wrong}: callers would not be put through. Write it like +12025550123.`,
      );
    },
    fix: (w) => `Write ${w.text("fixNumber")}`,
  },
  "unsupported-node": {
    problem: (w) =>
      sentence(
        `${w.here()} is ${aNode(w.text("kind"))}, which ${w.text("profile")} does not have: callers would not meet it there. Build it from other blocks, or choose another target.`,
      ),
  },
} satisfies Record<string, Wording>;

function reference(w: Words, { noun, harm }: { noun: string; harm: string }): string {
  if (w.text("reason") === "empty") return sentence(`${placeOf(w)} names no ${noun}: ${harm}. Choose one.`);
  return sentence(
    `${placeOf(w)} names the ${noun} ${w.text("id")}, which does not exist there: ${harm}. Choose another ${noun}, or create it.`,
  );
}

function placeOf(w: Words): string {
  return w.problem.at.nodeId === undefined ? "the fallback of the flow" : w.here();
}
