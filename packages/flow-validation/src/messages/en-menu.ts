import { aNode, alternatives, duration, fixTarget, sentence, times } from "./en-nouns.ts";
import type { Words, Wording } from "./words.ts";

/** English words for the rules about keys, silence and wrong keys. */
export const menuWordings = {
  "duplicate-key": {
    problem: (w) =>
      `Key ${w.text("key")} is given twice, to ${option(w, "firstLabel")} and to ${option(w, "label")}: callers who press it can only get one of them.`,
    fix: (w) => `Use key ${w.text("fixKey")} for ${option(w, "label")}`,
  },
  "invalid-key": {
    problem: (w) =>
      w.text("key") === ""
        ? sentence(`${option(w, "label")} has no key: nobody can choose it.`)
        : `Key “${w.text("key")}” is not on a telephone: nobody can choose ${option(w, "label")}. Keys are 0 to 9, * and #.`,
    fix: (w) => `Use key ${w.text("fixKey")} for ${option(w, "label")}`,
  },
  "option-without-target": {
    problem: (w) =>
      `Key ${w.text("key")}${named(w)} leads nowhere: callers who press it hear the menu again until they give up.`,
    fix: (w) => `Wire key ${w.text("key")} to ${fixTarget(w)}`,
  },
  "missing-no-input": {
    problem: (w) =>
      sentence(
        `${w.here()} leads nowhere when the caller presses nothing: they hear it ${heard(w)} and are then cut off.`,
      ),
    fix: (w) => `Wire no input to ${fixTarget(w)}`,
  },
  "missing-no-match": {
    problem: (w) =>
      sentence(
        `${w.here()} leads nowhere when the caller presses a wrong key: after ${tries(w)} the phone system decides what they hear.`,
      ),
    fix: (w) => `Wire no match to ${fixTarget(w)}`,
  },
  "timeout-out-of-range": {
    problem: (w) =>
      sentence(
        `${w.here()} waits ${duration(w.number("timeoutMs"))} for a key, but must wait ${range(w, ["minMs", "maxMs"], duration)}${callersHurry(w)}.`,
      ),
    fix: (w) => `Set to ${duration(w.number("fixMs"))}`,
  },
  "repeats-out-of-range": {
    problem: (w) =>
      sentence(
        `${w.here()} ${asksAgain(w.number("maxRepeats"))} after ${w.text("field") === "noMatch" ? "a wrong key" : "a silence"}, but must ask again ${range(w, ["min", "max"], String)} times.`,
      ),
    fix: (w) => (w.number("fixRepeats") === 0 ? "Do not ask again" : `Ask again ${times(w.number("fixRepeats"))}`),
  },
  "unsupported-destination": {
    problem: (w) =>
      w.text("port") === "noInput"
        ? sentence(
            `${w.here()} leads to ${aNode(w.text("kind"))} when the caller presses nothing, but on ${w.text("profile")} silence can only lead to ${alternatives(w.list("allowed").map(aNode))}: silent callers would not get there.`,
          )
        : `Key ${w.text("key")}${named(w)} leads to ${aNode(w.text("kind"))}, but on ${w.text("profile")} a key can only lead to ${alternatives(w.list("allowed").map(aNode))}: callers who press it would not get there.`,
  },
} satisfies Record<string, Wording>;

function asksAgain(count: number): string {
  return count === 0 ? "never asks again" : `asks again ${times(count)}`;
}

function option(w: Words, name: string): string {
  return w.text(name).trim() === "" ? "an option without a name" : `“${w.text(name)}”`;
}

function named(w: Words): string {
  return w.text("label").trim() === "" ? "" : ` “${w.text("label")}”`;
}

function heard(w: Words): string {
  return times(Math.max(0, w.number("maxRepeats")) + 1);
}

function tries(w: Words): string {
  const count = Math.max(0, w.number("maxRepeats")) + 1;
  return count === 1 ? "one try" : `${count} tries`;
}

function range(w: Words, [min, max]: readonly [string, string], words: (value: number) => string): string {
  if (!w.has(max)) return `at least ${words(w.number(min))}`;
  return `between ${words(w.number(min))} and ${words(w.number(max))}`;
}

function callersHurry(w: Words): string {
  const tooShort = w.number("timeoutMs") < w.number("minMs");
  return tooShort ? ": callers would have no time to press one" : ": callers would sit in silence";
}
