import type { Command, Flow, Json, VariableDeclaration } from "@tonegraph/flow-model";
import { renameVariable as renameEverywhere } from "@tonegraph/flow-validation";

type VariableType = VariableDeclaration["type"];

/** Whether expressions can read a variable of this name. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_]\w{0,63}$/.test(name) && !["true", "false", "null", "constructor", "__proto__"].includes(name);
}

/**
 * Gives a variable another name wherever it is declared, read or set, as one step; null when the name is taken, in use for
 * something else, or none.
 */
export function renameVariable(flow: Flow, from: string, to: string): Command | null {
  const commands = isVariableName(to) ? renameEverywhere(flow, from, to) : null;
  return commands === null || commands.length === 0
    ? null
    : { type: "batch", label: "Rename variable", commands: [...commands] };
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
