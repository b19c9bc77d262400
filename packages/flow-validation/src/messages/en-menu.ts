import { sentence } from "./en-kinds.ts";
import type { Words, Wording } from "./words.ts";

/** English words for the rules about keys, silence and wrong keys. */
export const menuWordings = {
  "duplicate-key": {
    problem: (w) =>
      `Key ${w.text("key")} is given twice, to ${quoted(w, "firstLabel")} and to ${quoted(w, "label")}: callers who press it can only get one of them.`,
    fix: (w) => `Use key ${w.text("fixKey")} for ${quoted(w, "label")}`,
  },
  "invalid-key": {
    problem: (w) =>
      w.text("key") === ""
        ? `${sentence(quoted(w, "label"))} has no key: nobody can choose it.`
        : `Key “${w.text("key")}” is not on a telephone: nobody can choose ${quoted(w, "label")}. Keys are 0 to 9, * and #.`,
    fix: (w) => `Use key ${w.text("fixKey")}`,
  },
  "option-without-target": {
    problem: (w) =>
      `Key ${w.text("key")} ${quoted(w, "label")} leads nowhere: callers who press it hear the menu again until they give up.`,
    fix: (w) => `Wire key ${w.text("key")} to ${w.text("fixTargetLabel")}`,
  },
  "missing-no-input": {
    problem: (w) => sentence(`${w.here()} has no way on for callers who press nothing: they hear it ${again(w)} and are then cut off.`),
    fix: (w) => `Wire no input to ${w.text("fixTargetLabel")}`,
  },
  "missing-no-match": {
    problem: (w) =>
      sentence(`${w.here()} has no way on for callers who press a wrong key: after ${tries(w)} it is left to the phone system what they hear.`),
    fix: (w) => `Wire no match to ${w.text("fixTargetLabel")}`,
  },
} satisfies Record<string, Wording>;

function quoted(w: Words, name: string): string {
  return w.text(name).trim() === "" ? "an option without a name" : `“${w.text(name)}”`;
}

function again(w: Words): string {
  const times = w.number("maxRepeats") + 1;
  return times <= 1 ? "once" : `${times} times`;
}

function tries(w: Words): string {
  const times = w.number("maxRepeats") + 1;
  return times <= 1 ? "one try" : `${times} tries`;
}
