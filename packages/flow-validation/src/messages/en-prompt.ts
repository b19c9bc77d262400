import { sentence } from "./en-nouns.ts";
import { when } from "./en-roles.ts";
import type { Wording } from "./words.ts";

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
