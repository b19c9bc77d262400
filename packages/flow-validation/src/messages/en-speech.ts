import { sentence } from "./en-nouns.ts";
import { when } from "./en-roles.ts";
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

const SSML_FAULT: Readonly<Record<string, string>> = {
  notSpeak: "It must be one <speak> element with everything inside it",
  tooDeep: "Its elements are nested too deeply",
  tooLong: "It is too long to be read",
};

/** English words for the rules about how texts are spoken and how long that takes. */
export const speechWordings = {
  "tts-too-long": {
    problem: (w) => {
      const over = w.number("length") - w.number("limit");
      const most = `${w.number("limit")} ${UNITS[w.text("unit")] ?? w.text("unit")}`;
      const what = w.flag("perSegment")
        ? `has a part that is ${w.number("length")} long`
        : `is ${w.number("length")} long`;
      return `What ${w.here()} says${when(w)} in ${w.text("language")} ${what}${expanded(w)}, ${over} more than the ${most} that can be spoken${w.flag("perSegment") ? " at once" : ""}: ${OVERFLOW[w.text("overflow")] ?? "its end may be lost"}.`;
    },
    fix: () => "Split into two messages",
  },
  "invalid-ssml": {
    problem: (w) => {
      const place = w.flag("lines")
        ? `line ${w.number("line")}, character ${w.number("column")}`
        : `character ${w.number("column")}`;
      return `What ${w.here()} says${when(w)} in ${w.text("language")} is no valid SSML, so that callers may hear nothing or the tags read aloud. ${SSML_FAULT[w.text("fault")] ?? `At ${place}: ${w.text("message")}`}.`;
    },
  },
  "prompt-too-slow": {
    problem: (w) =>
      `Callers listen ${w.flag("recorded") ? "" : "about "}${w.number("seconds")} s to ${w.here()}${when(w)} in ${w.text("language")}; beyond ${w.number("limit")} s many stop listening or hang up. Say less, or say the rest later.`,
  },
  "first-option-too-late": {
    problem: (w) =>
      `${sentence(w.here())} talks about ${w.number("seconds")} s in ${w.text("language")} before it offers its first key (${w.text("key")}); beyond ${w.number("limit")} s callers press 0 or hang up. Say later, or leave out: “${w.text("before")}”`,
  },
} satisfies Record<string, Wording>;

function expanded(w: Words): string {
  if (!w.flag("expanded")) return "";
  return ` once its variables are filled in (${w.number("assumed")} characters are assumed where nothing bounds them)`;
}
