import type { Json } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { scanJson } from "./json-scanner.ts";

/** Why a text is not JSON, and where: `offset` from 0, `line` and `column` from 1, all in UTF-16 units. */
export interface JsonTextProblem {
  readonly code: "bad-json" | "duplicate-name";
  readonly message: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Reads a text as JSON (RFC 8259); a name that stands twice in one object is a fault. Never throws. */
export function parseJsonText(text: string): Result<Json, JsonTextProblem> {
  const fault = scanJson(text);
  if (!fault) {
    const value: Json = JSON.parse(text);
    return ok(value);
  }
  const { offset } = fault;
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  const where = `Line ${line}, column ${column}`;
  if (fault.kind === "repeated-name") {
    const message = `${where}: the name "${fault.detail}" appears twice in one object. Keep one of them.`;
    return err({ code: "duplicate-name", message, offset, line, column });
  }
  const message = `${where}: this is not JSON. Expected ${fault.detail}, found ${foundAt(text, offset)}.`;
  return err({ code: "bad-json", message, offset, line, column });
}

function foundAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return "the end of the text";
  return code < 32
    ? `the control character U+${code.toString(16).padStart(4, "0").toUpperCase()}`
    : `"${String.fromCodePoint(code)}"`;
}
