import { both, sentence } from "./en-nouns.ts";
import type { Words, Wording } from "./words.ts";

/** English words for the rules that compare what a menu says with the keys it has. */
export const spokenKeyWordings = {
  "spoken-key-not-mapped": {
    problem: (w) =>
      w.text("reason") === "otherFunction"
        ? `${said(w)} offers key ${w.text("key")}${purpose(w)}, but that key is “${w.text("label")}”; “${w.text("meantLabel")}” is key ${w.text("meantKey")}: callers get to the wrong place.`
        : `${said(w)} offers key ${w.text("key")}${purpose(w)}, but ${w.here()} has no such key: callers who press it hear that it is wrong.`,
    fix: (w) => {
      if (w.text("reason") === "otherFunction") return `Exchange keys ${w.text("key")} and ${w.text("meantKey")}`;
      return w.has("meantLabel")
        ? `Use key ${w.text("key")} for “${w.text("meantLabel")}”`
        : `Add key ${w.text("key")}`;
    },
  },
  "key-not-spoken": {
    problem: (w) =>
      w.has("keys")
        ? sentence(
            `${w.here()} says none of its keys in ${w.text("language")} (${w.list("keys").join(", ")}): callers do not know what to press.`,
          )
        : `Key ${w.text("key")}${named(w)} is never said in ${w.text("language")}: callers do not know that they can press it.`,
    fix: (w) =>
      w.text("fixKind") === "remove"
        ? `Remove ${keysOf(w.list("fixKeys"))}`
        : `Say key ${w.text("key")} at the end of the prompt`,
  },
  "key-before-function": {
    problem: (w) =>
      `In ${w.text("language")}, ${w.here()} says the key before what it is for (“${w.text("key")}” before “${w.text("what")}”${others(w)}): callers must remember a key before they know whether they want it.`,
  },
  "keys-out-of-order": {
    problem: (w) =>
      w.text("reason") === "gap"
        ? sentence(
            `${w.here()} says key ${w.text("key")} but not key ${w.text("missing")} in ${w.text("language")}: callers wonder whether they missed one.`,
          )
        : sentence(
            `${w.here()} says key ${w.text("key")} after key ${w.text("after")} in ${w.text("language")}: callers expect the keys in their order, and miss some.`,
          ),
    fix: () => "Put the sentences in the order of the keys",
  },
  "too-many-options": {
    problem: (w) =>
      sentence(
        `${w.here()} offers ${w.number("count")} choices, more than the ${w.number("maxOptions")} that callers can keep in mind.`,
      ),
  },
  "no-way-to-a-person": {
    problem: (w) =>
      sentence(
        `From ${w.here()} no key, no wait and no wrong key leads to a person: callers with another wish hang up.`,
      ),
    fix: (w) => `Add key 0 to ${w.text("fixTargetLabel")}`,
  },
  "hang-up-after-retries": {
    problem: (w) =>
      sentence(
        `${w.here()} hangs up on callers who ${w.text("port") === "noMatch" ? "press wrong keys" : "press nothing"}: they must call again to get any further.`,
      ),
    fix: (w) => `Lead them to ${w.text("fixTargetLabel")}`,
  },
} satisfies Record<string, Wording>;

function keysOf(keys: readonly string[]): string {
  return keys.length === 1 ? `key ${keys.join("")}` : `keys ${both(keys)}`;
}

function said(w: Words): string {
  const language = w.text("language");
  if (w.text("role") === "before") return `The message before ${w.here()} (${language})`;
  if (w.text("role") === "noInput") return `What ${w.here()} says after a silence (${language})`;
  if (w.text("role") === "noMatch") return `What ${w.here()} says after a wrong key (${language})`;
  return `What ${w.here()} says (${language})`;
}

function purpose(w: Words): string {
  return w.text("what") === "" ? "" : ` for “${w.text("what")}”`;
}

function named(w: Words): string {
  return w.text("label").trim() === "" ? "" : ` “${w.text("label")}”`;
}

function others(w: Words): string {
  const keys = w.list("keys").filter((key) => key !== w.text("key"));
  return keys.length === 0 ? "" : `, likewise ${both(keys)}`;
}
