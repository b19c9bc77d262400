import { literalText, parseTemplate, printValue, type Expression } from "@tonegraph/expressions";
import { assertNever, type VariableDeclaration } from "@tonegraph/flow-model";

/** What is known when a template is expanded to the longest text that it can become. */
export interface Expansion {
  readonly variableType: (name: string) => VariableDeclaration["type"] | null;
  /** How long a value without a bound of its own is taken to be, in characters; 0 counts the literal text alone. */
  readonly assumedLength: number;
  /** How the engine counts: decides which of two texts is the longer one. */
  readonly lengthOf: (text: string) => number;
}

/** The longest text that a template can become. */
export interface WorstCaseText {
  readonly text: string;
  /** Whether anything was put in for an expression. */
  readonly expanded: boolean;
}

/** The longest values of what has a bound: "false"; a sign and 16 digits; 15 digits with "+" and blanks; an instant. */
const LONGEST_BOOLEAN = "false";
const LONGEST_NUMBER = 17;
const LONGEST_PHONE_NUMBER = 22;
const LONGEST_INSTANT = 30;
const LONGEST_LANGUAGE = 12;
const BUILT_IN: Readonly<Record<string, number>> = {
  ani: LONGEST_PHONE_NUMBER,
  dnis: LONGEST_PHONE_NUMBER,
  language: LONGEST_LANGUAGE,
  now: LONGEST_INSTANT,
};
/** What percent-encoding makes of one character outside ASCII, at most. */
const ENCODED = 9;

/**
 * Puts the longest value in for every `{{ }}`: of a choice between literals the longest one, of a variable as much as its
 * type can hold, or what the profile assumes. A template that does not parse is its literal text: that is a problem of its
 * own. Assumed values are of letters that count one each in every unit.
 */
export function worstCaseText(template: string, expansion: Expansion): WorstCaseText {
  if (!template.includes("{{")) return { text: template, expanded: false };
  const parsed = parseTemplate(template);
  if (!parsed.ok) return { text: literalText(template), expanded: false };
  const texts = parsed.value.parts.map((part) => (part.kind === "text" ? part.text : longest(part.tree, expansion)));
  const expanded = parsed.value.parts.some((part, place) => part.kind === "expression" && texts[place] !== "");
  return { text: texts.join(""), expanded };
}

/** Expressions are at most 1,000 levels deep and 4,000 characters long. */
function longest(tree: Expression, expansion: Expansion): string {
  switch (tree.kind) {
    case "literal":
      return printValue(tree.value);
    case "conditional":
      return longerOf(longest(tree.whenTrue, expansion), longest(tree.whenFalse, expansion), expansion);
    case "binary":
      return longestOfTwo(tree, expansion);
    case "unary":
      return tree.operator === "!" ? LONGEST_BOOLEAN : assumed(LONGEST_NUMBER, expansion);
    case "variable":
      return longestOfVariable(tree.name, expansion);
    case "member":
    case "index":
      return assumed(Infinity, expansion);
    case "call":
      return longestOfCall(tree, expansion);
    default:
      return assertNever(tree);
  }
}

function longestOfTwo(
  { operator, left, right }: Extract<Expression, { kind: "binary" }>,
  expansion: Expansion,
): string {
  if (operator === "+") return longest(left, expansion) + longest(right, expansion);
  if (operator !== "&&" && operator !== "||") return LONGEST_BOOLEAN;
  return longerOf(longest(left, expansion), longest(right, expansion), expansion);
}

function longestOfVariable(name: string, expansion: Expansion): string {
  const type = expansion.variableType(name);
  if (Object.hasOwn(BUILT_IN, name)) return assumed(BUILT_IN[name] ?? Infinity, expansion);
  if (type === "boolean") return assumed(LONGEST_BOOLEAN.length, expansion);
  return assumed(type === "number" ? LONGEST_NUMBER : Infinity, expansion);
}

function longestOfCall(
  { name, arguments: given }: Extract<Expression, { kind: "call" }>,
  expansion: Expansion,
): string {
  const [first] = given;
  const argument = first ? longest(first, expansion) : "";
  switch (name) {
    case "lower":
    case "upper":
      return argument;
    case "encodeUriComponent":
      return /^[\w.!~*'()-]*$/.test(argument) ? argument : "x".repeat(argument.length * ENCODED);
    case "length":
      return assumed(LONGEST_NUMBER, expansion);
    case "validateE164":
      return LONGEST_BOOLEAN;
    case "formatPhoneNumber":
      return assumed(LONGEST_PHONE_NUMBER, expansion);
    case "now":
      return assumed(LONGEST_INSTANT, expansion);
    case "parseJson":
      return assumed(Infinity, expansion);
    default:
      return assertNever(name);
  }
}

function assumed(bound: number, { assumedLength }: Expansion): string {
  return "x".repeat(Math.max(0, Math.min(bound, assumedLength)));
}

function longerOf(a: string, b: string, { lengthOf }: Expansion): string {
  return lengthOf(b) > lengthOf(a) ? b : a;
}
