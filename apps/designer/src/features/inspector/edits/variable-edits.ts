import type { Flow, Json, VariableDeclaration } from "@tonegraph/flow-model";

type VariableType = VariableDeclaration["type"];

/** Whether expressions can read a variable of this name. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_]\w{0,63}$/.test(name) && !["true", "false", "null", "constructor", "__proto__"].includes(name);
}

/** A name for a new variable: the word, with the first number that makes it free. */
export function freshVariableName({ variables }: Flow, word: string): string {
  if (!Object.hasOwn(variables, word)) return word;
  let number = 2;
  while (Object.hasOwn(variables, `${word}${number}`)) number += 1;
  return `${word}${number}`;
}

/** The value that a variable of a type starts with when nobody chose one. */
export function emptyValue(type: VariableType): Json {
  switch (type) {
    case "string":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    case "object":
      return {};
    case "list":
      return [];
  }
}

/** Whether a value may be what a variable of a type starts with. */
export function fitsType(value: Json, type: VariableType): boolean {
  if (type === "list") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
