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
  "unresolved-asset": {
    problem: (w) => reference(w, { noun: "recording", harm: "callers would hear nothing" }),
  },
  "unresolved-subflow": {
    problem: (w) => reference(w, { noun: "flow", harm: "callers would be cut off there" }),
  },
  "unresolved-campaign": {
    problem: (w) =>
      w.text("reason") === "empty"
        ? "The flow names a campaign without an id: it would not be part of any. Choose one, or leave it out."
        : `The flow names the campaign ${w.text("id")}, which does not exist there: no call of a campaign would come to it. Choose another campaign, or create it.`,
  },
  "invalid-window": {
    problem: (w) =>
      `The flow may be heard from ${w.text("from")} until ${w.text("until")}, which is not later: no call would ever come to it.`,
    fix: () => "Swap the two times",
  },
  "invalid-pattern": {
    problem: (w) => {
      const harm = "whatever callers key in would be wrong, or the phone system would refuse the flow";
      if (w.text("reason") === "empty") return sentence(`${w.here()} accepts a pattern that is empty: ${harm}.`);
      if (w.text("reason") === "tooLong")
        return sentence(
          `${w.here()} accepts a pattern of ${w.text("pattern").length} characters, too long to be checked: ${harm}.`,
        );
      return sentence(
        `${w.here()} accepts the pattern ${shortened(w.text("pattern"))}, which cannot be used (${w.text("reason")}): ${harm}. Patterns cannot look ahead or refer back.`,
      );
    },
  },
  "approximated-on-dialect": {
    problem: (w) =>
      w.text("loss") === "kind"
        ? sentence(
            `${w.text("profile")} carries ${aNode(w.text("kind"))} only in part${w.number("count") > 1 ? ` (${w.number("count")} of them, the first is ${w.here()})` : ` (${w.here()})`}: callers may meet something else than is drawn.`,
          )
        : w.text("words"),
  },
  "dropped-on-dialect": { problem: (w) => w.text("words") },
  "unsupported-node": {
    problem: (w) =>
      sentence(
        `${w.here()} is ${aNode(w.text("kind"))}, which ${w.text("profile")} does not have: callers would not meet it there. Build it from other blocks, or choose another target.`,
      ),
  },
} satisfies Record<string, Wording>;

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function reference(w: Words, { noun, harm }: { noun: string; harm: string }): string {
  if (w.text("reason") === "empty") return sentence(`${placeOf(w)} names no ${noun}: ${harm}. Choose one.`);
  return sentence(
    `${placeOf(w)} names the ${noun} ${w.text("id")}, which does not exist there: ${harm}. Choose another ${noun}, or create it.`,
  );
}

function placeOf(w: Words): string {
  return w.problem.at.nodeId === undefined ? "the fallback of the flow" : w.here();
}
