import { hostname } from "node:os";
import type { AccessEntry, WriteAccess } from "../../kernel/access-entry.ts";
import type { LoggerOptions } from "./create-logger.ts";

const INFO = 30;
/** Levels that leave out lines of the level `info`. */
const QUIETER = new Set(["warn", "error", "fatal", "silent"]);
/** What JSON has as it is. */
const PLAIN_TEXT = /^[ !#-[\]-~]*$/;
/** Addresses as sockets give them; anything else came in a header. */
const PLAIN_ADDRESS = /^[\d.:a-f]{2,45}$/;

/**
 * Writes the lines of the access log: the same that the logger would write of an entry, each made in one piece. Of what is
 * in them only the address that was asked for, and who asks according to a balancer, come from outside: these are scrubbed.
 */
export function createAccessWriter({ level, destination, scrubber }: LoggerOptions): WriteAccess {
  if (QUIETER.has(level)) return () => undefined;
  const place = `,"pid":${process.pid},"hostname":${JSON.stringify(hostname())},"reqId":"`;
  const clean = (text: string): string => quoted(scrubber.scrub(text));
  const timeText = createTimeText();
  const endOf = createEnds(clean);
  return ({ reqId, method, url, status, ms, actor, ip, traceId }: AccessEntry): void => {
    const trace = traceId === undefined ? "" : `,"traceId":"${traceId}"`;
    destination.write(
      `${timeText()}${place}${reqId}","method":"${method}","url":${clean(url)},"status":${status},"ms":${ms}${trace}${endOf(actor, ip)}`,
    );
  };
}

/** A text as JSON. Addresses nearly always have nothing to escape, and asking costs less than escaping. */
function quoted(text: string): string {
  return PLAIN_TEXT.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** How a line begins, written once for all lines of a millisecond. */
function createTimeText(): () => string {
  let at = 0;
  let text = "";
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `{"level":${INFO},"time":${now}`;
    }
    return text;
  };
}

/** How a line ends, written once for all lines in a row that tell of the same asker. */
function createEnds(clean: (text: string) => string): (actor: string | null, ip: string) => string {
  let last: { readonly actor: string | null; readonly ip: string; readonly text: string } | null = null;
  return (actor, ip) => {
    // What may hold a secret is not remembered: it has to be looked at again when there is another one to hide.
    if (last !== null && last.actor === actor && last.ip === ip) return last.text;
    const isPlain = PLAIN_ADDRESS.test(ip);
    const who = actor === null ? "null" : JSON.stringify(actor);
    const text = `,"actor":${who},"ip":${isPlain ? `"${ip}"` : clean(ip)},"msg":"request"}\n`;
    if (isPlain) last = { actor, ip, text };
    return text;
  };
}
