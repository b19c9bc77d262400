import { flowSchema, type Flow } from "./flow.ts";
import { err, ok, type Result } from "./result.ts";

/** One fault that keeps a document from being a flow. `pointer` is a JSON pointer (RFC 6901) into what was given. */
export interface ParseFault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** Reads an unknown value as a flow, or says every fault with its place. Never throws. */
export function parseFlow(input: unknown): Result<Flow, readonly ParseFault[]> {
  const parsed = flowSchema.safeParse(input);
  if (!parsed.success)
    return err(parsed.error.issues.map((i) => ({ pointer: "/" + i.path.join("/"), code: i.code, message: i.message })));
  const { languages, ...rest } = parsed.data;
  return ok({ ...rest, languages: languages ?? [rest.defaultLanguage] });
}
