import { sentence } from "./en-nouns.ts";
import type { Words, Wording } from "./words.ts";

const UNITS: Readonly<Record<string, string>> = {
  characters: "characters",
  utf16Units: "characters (UTF-16 units)",
  utf8Bytes: "bytes",
  billedCharacters: "characters (without tags)",
};

const OVERFLOW: Readonly<Record<string, string>> = {
  refused: "the phone system would refuse the flow",
  cut: "callers would not hear the end",
  silent: "callers would hear nothing",
};

/** English words for the rules about what callers hear. */
export const promptWordings = {
  "missing-prompt": {
    problem: (w) =>
      sentence(
        w.text("promptId") === ""
          ? `${w.here()} has nothing to say: callers hear nothing there.`
          : `${w.here()} names a prompt that does not exist (${w.text("promptId")}): callers hear nothing${when(w)}.`,
      ),
    fix: () => "Do without this prompt",
  },
  "empty-prompt": {
    problem: (w) => {
      const lacks = w.text("kind") === "audio" ? "names no recording" : "has no text";
      return `The prompt “${w.text("promptLabel")}” ${lacks} in ${w.text("language")}: callers at ${w.here()} hear nothing${when(w)}.`;
    },
  },
  "tts-too-long": {
    problem: (w) => {
      const over = w.number("length") - w.number("limit");
      const most = `${w.number("limit")} ${UNITS[w.text("unit")] ?? w.text("unit")}`;
      return `What ${w.here()} says${when(w)} in ${w.text("language")} is ${w.number("length")} long, ${over} more than the ${most} that can be spoken: ${OVERFLOW[w.text("overflow")] ?? "its end may be lost"}.`;
    },
    fix: () => "Split into two messages",
  },
  "missing-translation": {
    problem: (w) =>
      `The prompt “${w.text("promptLabel")}” says nothing in ${w.text("language")}: callers of that language at ${w.here()} hear nothing${when(w)}, or a language they did not choose. Write it, or take the language out of the flow.`,
  },
  "stale-translation": {
    problem: (w) =>
      `The prompt “${w.text("promptLabel")}” has changed in ${w.text("defaultLanguage")} since its ${w.text("language")} was written: callers at ${w.here()} may be told${when(w)} what is no longer so. Translate it again, or keep it if it still says the same.`,
    fix: (w) => `Keep the ${w.text("language")} text`,
  },
  "unused-prompt": {
    problem: (w) => `No block speaks the prompt “${w.text("promptLabel")}”: callers never hear it.`,
    fix: () => "Remove the prompt",
  },
} satisfies Record<string, Wording>;

function when(w: Words): string {
  if (w.text("role") === "noInput") return " after a silence";
  if (w.text("role") === "noMatch") return " after a wrong key";
  return w.text("role") === "filler" ? " while they wait" : "";
}
