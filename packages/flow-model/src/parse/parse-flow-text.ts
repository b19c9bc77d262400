import type { Flow } from "../flow.ts";
import { err, type Result } from "../result.ts";
import { scanJson } from "./json-scanner.ts";
import type { ParseFault } from "./parse-fault.ts";
import { parseFlow } from "./parse-flow.ts";

/**
 * Reads the text of a `*.flow.json` file. Text that is not JSON gives one fault with line and column (from 1, in UTF-16
 * units); everything else as {@link parseFlow}. A byte order mark at the beginning is passed over.
 */
export function parseFlowText(text: string): Result<Flow, readonly ParseFault[]> {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "")
    return err([{ pointer: "", code: "bad-json", message: "The file is empty.", line: 1, column: 1 }]);
  const fault = scanJson(json);
  if (!fault) return parseFlow(JSON.parse(json));
  const lines = json.slice(0, fault.offset).split(/\r\n|\n|\r/);
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  const where = `Line ${line}, column ${column}`;
  if (fault.kind === "repeated-name") {
    const message = `${where}: the name "${fault.detail}" appears twice in one object. Keep one of them.`;
    return err([{ pointer: "", code: "duplicate-name", message, line, column }]);
  }
  const message = `${where}: this is not JSON. Expected ${fault.detail}, found ${foundAt(json, fault.offset)}.`;
  return err([{ pointer: "", code: "bad-json", message, line, column }]);
}

function foundAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return "the end of the text";
  return code < 32
    ? `the control character U+${code.toString(16).padStart(4, "0").toUpperCase()}`
    : `"${String.fromCodePoint(code)}"`;
}
