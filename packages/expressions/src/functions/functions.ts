import type { Json } from "@tonegraph/flow-model";
import type { EvaluationScope } from "../evaluation-scope.ts";
import type { FunctionName } from "../expression.ts";
import { MAX_TEXT_LENGTH } from "../values/print-value.ts";
import { parseJson } from "./parse-json.ts";
import { formatPhoneNumber, validateE164 } from "./phone-number.ts";
import { textOf } from "./text-of.ts";

/** What a function gives for its arguments; an argument that is missing is `null`. */
export type FunctionBody = (values: readonly Json[], scope: EvaluationScope) => Json;

/** The functions of the language. None of them fails: what has no answer gives `null`. */
export const functions: Readonly<Record<FunctionName, FunctionBody>> = {
  formatPhoneNumber: ([number = null, country = null], { defaultCountry = null }) =>
    ofText(number, (text) => formatPhoneNumber(text, textOf(country) ?? defaultCountry)),
  validateE164: ([number = null]) => typeof number === "string" && validateE164(number),
  encodeUriComponent: ([value = null]) => ofText(value, (text) => bounded(encodeURIComponent(text.toWellFormed()))),
  parseJson: ([value = null]) => ofText(value, parseJson),
  length: ([value = null]) => lengthOf(value),
  lower: ([value = null]) => ofText(value, (text) => bounded(text.toLowerCase())),
  upper: ([value = null]) => ofText(value, (text) => bounded(text.toUpperCase())),
  now: (_values, { now }) => now,
};

function ofText(value: Json, work: (text: string) => Json): Json {
  const text = textOf(value);
  return text === null || text.length > MAX_TEXT_LENGTH ? null : work(text);
}

function bounded(text: string): Json {
  return text.length > MAX_TEXT_LENGTH ? null : text;
}

/** Characters are counted as people see them in a text field: a surrogate pair is one. */
function lengthOf(value: Json): Json {
  if (value === null) return 0;
  if (typeof value === "string") return [...value].length;
  if (typeof value !== "object") return null;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}
