import type { Flow } from "../flow.ts";
import { err, type Result } from "../result.ts";
import type { ParseFault } from "./parse-fault.ts";
import { parseFlow } from "./parse-flow.ts";
import { parseJsonText } from "./parse-json-text.ts";

/**
 * Reads the text of a `*.flow.json` file. Text that is not JSON gives one fault with line and column (from 1, in UTF-16
 * units); everything else as {@link parseFlow}. A byte order mark at the beginning is passed over.
 */
export function parseFlowText(text: string): Result<Flow, readonly ParseFault[]> {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "")
    return err([{ pointer: "", code: "bad-json", message: "The file is empty.", line: 1, column: 1 }]);
  const read = parseJsonText(json);
  if (read.ok) return parseFlow(read.value);
  const { code, message, line, column } = read.error;
  return err([{ pointer: "", code, message, line, column }]);
}
