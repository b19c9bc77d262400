import { pino, type DestinationStream, type LevelWithSilent } from "pino";
import { presentTrace } from "../../kernel/request-context.ts";
import type { SecretScrubber } from "./secret-scrubber.ts";

const SECRET_PATHS = [
  "req.headers.authorization",
  "req.headers.cookie",
  "headers.authorization",
  "headers.cookie",
  "*.password",
  "*.clientSecret",
  "*.credentials",
];

export interface LoggerOptions {
  readonly level: LevelWithSilent;
  readonly destination: DestinationStream;
  readonly scrubber: SecretScrubber;
}

/** What each line of a request says of the trace that it belongs to. */
function traceOfRequest(): { readonly traceId?: string } {
  const trace = presentTrace();
  return trace === null ? {} : { traceId: trace.traceId };
}

/** JSON lines. pino's own redaction knows paths only; every finished line goes through the scrubber as well. */
export function createLogger({ level, destination, scrubber }: LoggerOptions) {
  return pino(
    {
      level,
      mixin: traceOfRequest,
      redact: { paths: SECRET_PATHS, censor: "[hidden]" },
      hooks: { streamWrite: (line) => scrubber.scrub(line) },
    },
    destination,
  );
}
