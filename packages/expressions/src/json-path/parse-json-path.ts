import { err, ok, type Result } from "@tonegraph/flow-model";
import { JSONPathError, JSONPathTypeError, jsonpath, type JSONPathEnvironment, type JSONPathQuery } from "json-p3";
import { guardQuery, innerOf } from "./guard-query.ts";
import type { JsonPath, JsonPathFault } from "./json-path.ts";
import { linearPattern } from "./linear-pattern.ts";
import { pathEnvironment } from "./path-environment.ts";

const MAX_LENGTH = 4000;
const NOT_A_PATTERN =
  "This is no pattern of I-Regexp (RFC 9485), or one with too many states: write [0-9] for \\d; there are no \\b, back references and look-arounds";
const { expressions, selectors } = jsonpath;
type FilterExpression = InstanceType<typeof expressions.FilterExpression>;

/** Reads a JSONPath as RFC 9535 has it, or says what is wrong and where. Never throws. */
export function parseJsonPath(text: string): Result<JsonPath, JsonPathFault> {
  if (text.trim() === "") return fault("empty", 0, "There is no path here: “$” is the whole answer");
  if (text.length > MAX_LENGTH) return fault("tooLong", MAX_LENGTH, `A path has at most ${MAX_LENGTH} characters`);
  const environment = pathEnvironment();
  try {
    const query = environment.compile(text);
    const pattern = badPattern(query);
    if (pattern) return fault("pattern", pattern.token.index, NOT_A_PATTERN);
    const budget = { left: 0 };
    guardQuery(query, budget);
    return ok({ text, query, budget });
  } catch (error) {
    return explain(error, environment);
  }
}

function explain(error: unknown, environment: JSONPathEnvironment): Result<never, JsonPathFault> {
  if (error instanceof RangeError) return fault("tooDeep", 0, "The path is nested too deeply");
  if (!(error instanceof JSONPathError)) throw error;
  const { token } = error;
  const isUnknown = error.name === "UndefinedFilterFunctionError";
  const names = [...environment.functionRegister.keys()].sort().join(", ");
  if (isUnknown)
    return fault("unknownFunction", token.index, `There is no function ${token.value}; there are ${names}`);
  const code = error instanceof JSONPathTypeError ? "type" : "syntax";
  return fault(code, Math.min(token.index, token.input.length), wordsOf(error.message));
}

/** The library ends its messages with an excerpt and a position, which the fault has apart; some speak of its own insides. */
function wordsOf(message: string): string {
  const words = message.replace(/ \('[^]*':-?\d+\)$/, "");
  return /TOKEN_|backup/.test(words) ? "The path cannot go on like this" : words;
}

/** A pattern that is written in the path and can never match: the document cannot mend it. */
function badPattern(query: JSONPathQuery): FilterExpression | null {
  for (const segment of query.segments)
    for (const selector of segment.selectors) {
      const found = selector instanceof selectors.FilterSelector ? badPatternIn(selector.expression) : null;
      if (found) return found;
    }
  return null;
}

function badPatternIn(expression: FilterExpression): FilterExpression | null {
  if (expression instanceof expressions.FilterQuery) return badPattern(expression.path);
  if (expression instanceof expressions.FunctionExtension && ["match", "search"].includes(expression.name)) {
    const pattern = expression.args[1];
    if (pattern instanceof expressions.StringLiteral && linearPattern(pattern.value) === null) return pattern;
  }
  for (const inner of innerOf(expression)) {
    const found = badPatternIn(inner);
    if (found) return found;
  }
  return null;
}

function fault(code: JsonPathFault["code"], position: number, message: string): Result<never, JsonPathFault> {
  return err({ code, position, message });
}
