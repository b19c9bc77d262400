import { sentence } from "./en-kinds.ts";
import type { Words, Wording } from "./words.ts";

const UNITS: Readonly<Record<string, string>> = {
  characters: "characters",
  utf16Units: "characters (UTF-16 units)",
  utf8Bytes: "bytes",
};

const OVERFLOW: Readonly<Record<string, string>> = {
  refused: "the phone system refuses the flow",
  cut: "callers do not hear its end",
  silent: "callers hear nothing",
};

/** English words for the rules about what callers hear. */
export const promptWordings = {
  "missing-prompt": {
    problem: (w) =>
      sentence(
        w.text("promptId") === ""
          ? `${w.here()} has nothing to say: callers hear silence there.`
          : `${w.here()} speaks a prompt that does not exist (${w.text("promptId")}): callers hear silence${when(w)}.`,
      ),
    fix: () => "Take the prompt out",
  },
  "tts-too-long": {
    problem: (w) => {
      const unit = UNITS[w.text("unit")] ?? w.text("unit");
      const over = w.number("length") - w.number("limit");
      return `The ${w.text("language")} text of ${w.here()} is ${w.number("length")} ${unit} long, ${over} more than the ${w.number("limit")} that are spoken: ${OVERFLOW[w.text("overflow")] ?? "its end may be lost"}.`;
    },
    fix: () => "Split into two messages",
  },
} satisfies Record<string, Wording>;

function when(w: Words): string {
  if (w.text("role") === "noInput") return " after a silence";
  if (w.text("role") === "noMatch") return " after a wrong key";
  return w.text("role") === "filler" ? " while they wait" : "";
}
