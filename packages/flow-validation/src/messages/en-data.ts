import { aKind } from "./en-kinds.ts";
import { both, sentence } from "./en-nouns.ts";
import type { Words, Wording } from "./words.ts";

/** English words for the rules about variables and expressions. */
export const dataWordings = {
  "unknown-variable": {
    problem: (w) =>
      sentence(
        `${who(w)} reads ${w.text("name")}, but nothing declares or sets a variable of that name: it is empty in every call.`,
      ),
    fix: (w) => `Read ${w.text("fixName")} instead`,
  },
  "unused-variable": {
    problem: (w) =>
      w.flag("isSet")
        ? `The variable ${w.text("name")} is set, but nothing in this flow reads it. That is fine where the agent or the calling flow does.`
        : `The variable ${w.text("name")} is declared, but nothing reads or sets it.`,
    fix: (w) => `Remove ${w.text("name")}`,
  },
  "invalid-expression": {
    problem: (w) =>
      sentence(
        w.text("reason") === "empty"
          ? `${who(w)} ${EMPTY[w.text("form")] ?? "lacks a text"}: no call can work out what belongs there.`
          : `${who(w)} has ${FORM[w.text("form")] ?? "a text"} that cannot be read, at character ${w.number("position") + 1}: ${w.text("message")}.`,
      ),
  },
  "missing-name": {
    problem: (w) => sentence(`${w.here()} ${NAMELESS[w.text("what")] ?? "lacks a name"}.`),
  },
  "invalid-name": {
    problem: (w) => sentence(misnamed(w)),
    fix: (w) => (w.text("what") === "value" ? "Take it out" : `Call it ${w.text("fixName")}`),
  },
  "digits-out-of-range": {
    problem: (w) => sentence(`${w.here()} ${digitsWrong(w)}.`),
    fix: (w) =>
      w.number("fixMin") === w.number("fixMax")
        ? `Collect ${digits(w.number("fixMax"))}`
        : `Collect ${w.number("fixMin")} to ${digits(w.number("fixMax"))}`,
  },
  "expression-type-mismatch": {
    problem: (w) => sentence(MISMATCH[w.text("reason")]?.(w) ?? `${who(w)}: ${w.text("part")} cannot be meant.`),
  },
  "unencoded-input-in-url": {
    problem: (w) =>
      sentence(
        `${w.here()} puts ${both(w.list("names"))} into its address as ${w.list("names").length === 1 ? "it is" : "they are"}: a “#”, “+”, “/” or “&” in there asks the service for something else.`,
      ),
    fix: () => "Encode what is put in",
  },
  "sensitive-digits-logged": {
    problem: (w) => sentence(KEPT[w.text("reason")]?.(w) ?? `${who(w)} shows sensitive digits.`),
    fix: () => "Mark as sensitive",
  },
} satisfies Record<string, Wording>;

const EMPTY: Readonly<Record<string, string>> = {
  expression: "lacks an expression",
  template: "has {{ }} with nothing in it",
  path: "lacks a path",
};

const NAMELESS: Readonly<Record<string, string>> = {
  digits: "keeps what callers key in under no name, so that nothing can use it. Name the variable",
  result: "keeps its result under no name, so that nothing can use it. Name the variable",
  assignment: "sets a variable that has no name, so that nothing can use its value. Name it, or take it out",
  header: "sends a header that has no name: services refuse such a request. Name it, or take it out",
  answer: "keeps a part of the answer under no name, so that nothing can use it. Name the variable, or take it out",
  keyHeader: "does not say which header its key is sent in: the service refuses it. Name the header",
  secret: "does not say with which secret it signs in: the service refuses it. Name the secret",
  returned: "gets a variable back that has no name, so that nothing can use it. Name it, or take it out",
};

const UNREADABLE: Readonly<Record<string, string>> = {
  digits: "keeps what callers key in as",
  result: "keeps its result as",
  assignment: "sets",
  answer: "keeps a part of the answer as",
  returned: "gets back",
};

function misnamed(w: Words): string {
  const [what, name] = [w.text("what"), w.text("name")];
  if (what === "value")
    return `${w.here()} sends a line break or another sign that nobody sees in its header ${name}: services refuse that, or take what follows for a header of its own. Take it out.`;
  if (what === "header" || what === "keyHeader")
    return `${w.here()} sends a header called “${name}”: services refuse a request with such a name. Use letters, digits and -, without blanks.`;
  const who = what === "declared" ? `The variable “${name}”` : `${w.here()} ${UNREADABLE[what] ?? "names"} “${name}”`;
  return what === "declared"
    ? `${who} cannot be read by any expression. Use letters, digits and _, and no digit in front.`
    : `${who}, and no expression can read a variable of that name. Use letters, digits and _, and no digit in front.`;
}

function digitsWrong(w: Words): string {
  const [least, most] = [w.number("minDigits"), w.number("maxDigits")];
  if (least < 0) return `waits for at least ${digits(least)}: there are no fewer than 0`;
  if (most < 1) return `takes at most ${digits(most)}: callers can key in nothing`;
  return `waits for at least ${digits(least)} but takes at most ${digits(most)}: nobody can key that in`;
}

function digits(count: number): string {
  return `${count} ${count === 1 ? "digit" : "digits"}`;
}

const FORM: Readonly<Record<string, string>> = { expression: "an expression", template: "a template", path: "a path" };

const MISMATCH: Readonly<Record<string, (w: Words) => string>> = {
  neverEqual: (w) =>
    `${within(w)}, ${aKind(w, "left")} is never equal to ${aKind(w, "right")}, so the answer is always the same.`,
  notOrdered: (w) =>
    `${within(w)}, ${aKind(w, "left")} and ${aKind(w, "right")} have no order, so the answer is always no.`,
  notAdded: (w) => `${within(w)}, ${aKind(w, "left")} and ${aKind(w, "right")} cannot be added: the result is empty.`,
  joinsText: (w) =>
    `${who(w)}: ${w.text("part")} puts a text and a number one behind the other instead of adding: “1” and 1 make “11”.`,
  notANumber: (w) => `${within(w)}, ${aKind(w, "kinds")} is no number: the result is empty.`,
  noMember: (w) =>
    `${who(w)}: ${w.text("part")} asks ${aKind(w, "kinds")} for a member, which it never has: the result is empty.${w.text("name") === "length" ? " length(…) counts." : ""}`,
  notAnIndex: (w) => `${who(w)}: ${aKind(w, "kinds")} (${w.text("part")}) is no index of a list: nothing is found.`,
  argument: (w) =>
    `${who(w)}: ${w.text("function")}() has no answer for ${aKind(w, "kinds")} (${w.text("part")}): the result is empty.`,
  argumentCount: (w) =>
    `${who(w)}: ${w.text("function")}() takes ${argumentCount(w.number("least"), w.number("most"))} and is given ${w.number("given")}.`,
  assigned: (w) =>
    `${w.here()} puts ${aKind(w, "kinds")} into ${w.text("name")}, which is declared as ${aKind(w, "wanted")}.`,
  default: (w) =>
    `The variable ${w.text("name")} is declared as ${aKind(w, "wanted")}, but begins with ${aKind(w, "kinds")}.`,
};

const KEPT: Readonly<Record<string, (w: Words) => string>> = {
  notMarked: (w) =>
    `${w.here()} collects what looks like card digits or a PIN, but is not marked as sensitive: they are kept in logs and recordings for everybody to read.`,
  spoken: (w) =>
    `${who(w)} speaks ${w.text("name")}, which holds sensitive digits: everybody near the telephone hears them, and so does the recording.`,
  address: (w) =>
    `${w.here()} puts ${w.text("name")}, which holds sensitive digits, into its address: every server on the way logs it. Send it in the body.`,
  copied: (w) =>
    `${w.here()} copies ${w.text("name")}, which holds sensitive digits, into ${w.text("into")}: there they are no longer masked in logs.`,
};

function within(w: Words): string {
  return `${who(w)}: in ${w.text("part")}`;
}

function argumentCount(least: number, most: number): string {
  const count = least === most ? String(most) : `${least} to ${most}`;
  return `${count} ${most === 1 ? "argument" : "arguments"}`;
}

/** The block that something is in, or the prompt. */
function who(w: Words): string {
  if (w.problem.at.promptId === undefined) return w.here();
  const label = w.text("promptLabel");
  return label === "" ? `the prompt ${w.problem.at.promptId}` : `the prompt “${label}”`;
}
