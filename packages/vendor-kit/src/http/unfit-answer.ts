import type { Json } from "@tonegraph/flow-model";
import type { HttpResponse } from "../http.ts";
import { isJsonObject, readJson } from "../json-object.ts";

// An error body is small; a large answer is not read twice.
const LARGEST_ERROR = 20_000;
const USUAL_TYPE = "application/json";

/** Why an answer with a success status is none: another content type, or a body that reports an error. Null where it is fit. */
export function unfitAnswer(response: HttpResponse): string | null {
  const { headers, body, status } = response;
  if (body.trim() === "") return null;
  const type = typeOf(headers);
  if (type !== USUAL_TYPE && type !== "" && !/[/+]json$/.test(type)) {
    const shown = /^[\w.+/-]{1,80}$/.test(type) ? type : "another type";
    return `answered ${status} with ${shown} where JSON was expected; something between us and the vendor may have answered`;
  }
  return reportsError(body) ? `answered ${status}, but its answer reports an error` : null;
}

/** Whether "there is none" is a page for people: then it is not the vendor's API that says so, and nothing is known to be gone. */
export function isPageNotFound({ status, headers }: HttpResponse): boolean {
  return status === 404 && typeOf(headers) === "text/html";
}

/** Whether "there is none" is not written as the API writes its errors: then something else stands at the address. */
export function isForeignNotFound({ status, body }: HttpResponse, codeField: string): boolean {
  if (status !== 404) return false;
  const answer = readJson(body);
  return !isJsonObject(answer) || !isFilled(answer[codeField]);
}

function typeOf(headers: HttpResponse["headers"]): string {
  const given = headers["content-type"] ?? "";
  return given === USUAL_TYPE ? given : (given.split(";", 1)[0]?.trim().toLowerCase() ?? "");
}

function reportsError(body: string): boolean {
  // Nearly no answer has the word, and one text is found sooner than an expression: this one without the quotation mark and
  // the vowel that it begins with, because a text is looked for by its first character, and JSON is full of those.
  if (body.length > LARGEST_ERROR || !body.includes("rror")) return false;
  if (!/^\s*\{/.test(body) || !/"(?:error|errors|errorCode)"/.test(body)) return false;
  const answer = readJson(body);
  if (!isJsonObject(answer)) return false;
  return ["error", "errorCode", "errors"].some((name) => isFilled(answer[name]));
}

function isFilled(value: Json | undefined): boolean {
  if (typeof value === "string") return value !== "";
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
