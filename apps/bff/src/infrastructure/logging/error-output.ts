import { destination, type DestinationStream } from "pino";

const STANDARD_ERROR = 2;
const MOST_HELD = 12_288;
const HELD_MS = 100;

/** Lines that are written in one go; `flushSync` writes what is held right now, as pino asks for after a fatal line. */
interface HoldingOutput extends DestinationStream {
  flushSync(): void;
}

/**
 * Standard error for many lines: they are written some kilobytes at a time. A line waits for a tenth of a second at most;
 * after a fatal line, and when the process ends, nothing is held back.
 */
export function errorOutput(): HoldingOutput {
  const output = destination({ dest: STANDARD_ERROR, sync: true });
  // Held as the pieces that lines are made of: they become one text, and bytes, once for many lines.
  let held = "";
  const write = (): void => {
    const text = held;
    held = "";
    if (text !== "") output.write(text);
  };
  const flushSync = (): void => {
    write();
    output.flushSync();
  };
  setInterval(write, HELD_MS).unref();
  process.on("exit", flushSync);
  return {
    write(line) {
      held += line;
      if (held.length >= MOST_HELD) write();
    },
    flushSync,
  };
}
