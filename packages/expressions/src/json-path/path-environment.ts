import { FunctionExpressionType, JSONPathEnvironment, Nothing, type FilterFunction } from "json-p3";
import { linearPattern, type LinearPattern } from "./linear-pattern.ts";

/** How deep `..` descends; a document that is nested deeper gives no answer. */
const MAX_DESCENT = 200;
/** Longer texts match no pattern. */
const LONGEST_TEXT = 100_000;
const KEPT_PATTERNS = 32;

/** The library's functions, with matching by patterns that cannot hang and with characters counted as the RFC counts them. */
export function pathEnvironment(): JSONPathEnvironment {
  const environment = new JSONPathEnvironment({ maxRecursionDepth: MAX_DESCENT });
  const patterns = new Map<string, LinearPattern | null>();
  const patternOf = (text: string): LinearPattern | null => {
    const kept = patterns.get(text);
    if (kept !== undefined) return kept;
    if (patterns.size >= KEPT_PATTERNS) patterns.clear();
    const pattern = linearPattern(text);
    patterns.set(text, pattern);
    return pattern;
  };
  environment.functionRegister.set(
    "match",
    textFunction((text, pattern) => patternOf(pattern)?.matches(text) ?? false),
  );
  environment.functionRegister.set(
    "search",
    textFunction((text, pattern) => patternOf(pattern)?.isFoundIn(text) ?? false),
  );
  environment.functionRegister.set("length", {
    argTypes: [FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.ValueType,
    call: lengthOf,
  });
  return environment;
}

function textFunction(answer: (text: string, pattern: string) => boolean): FilterFunction {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === "string" && typeof pattern === "string" && text.length <= LONGEST_TEXT && answer(text, pattern),
  };
}

/** Characters, not UTF-16 units: the library counts units. */
function lengthOf(value: unknown): unknown {
  if (typeof value === "string") return [...value].length;
  if (typeof value !== "object" || value === null) return Nothing;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}
