import { destination, type DestinationStream } from "pino";

const STANDARD_ERROR = 2;
const MOST_HELD_BYTES = 12_288;
const HELD_MS = 100;

/**
 * Standard error for many lines: they are written some kilobytes at a time. A line waits for a tenth of a second at most;
 * after a fatal line, and when the process ends, nothing is held back.
 */
export function errorOutput(): DestinationStream {
  const options = { dest: STANDARD_ERROR, sync: true, minLength: MOST_HELD_BYTES, periodicFlush: HELD_MS };
  const output = destination(options);
  process.on("exit", () => output.flushSync());
  return output;
}
