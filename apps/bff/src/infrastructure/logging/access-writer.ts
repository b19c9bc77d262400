import { hostname } from "node:os";
import type { AccessEntry, WriteAccess } from "../../kernel/access-entry.ts";
import type { LoggerOptions } from "./create-logger.ts";

const INFO = 30;
/** Levels that leave out lines of the level `info`. */
const QUIETER = new Set(["warn", "error", "fatal", "silent"]);
/** Addresses as sockets give them; anything else came in a header. */
const PLAIN_ADDRESS = /^[\d.:a-f]{2,45}$/;

/**
 * Writes the lines of the access log: the same that the logger would write of an entry, each made in one piece. Of what is
 * in them only the address that was asked for, and who asks according to a balancer, come from outside: these are scrubbed.
 */
export function createAccessWriter({ level, destination, scrubber }: LoggerOptions): WriteAccess {
  if (QUIETER.has(level)) return () => undefined;
  const place = `,"pid":${process.pid},"hostname":${JSON.stringify(hostname())},"reqId":"`;
  const clean = (text: string): string => JSON.stringify(scrubber.scrub(text));
  return ({ reqId, method, url, status, ms, actor, ip }: AccessEntry): void => {
    const who = actor === null ? "null" : JSON.stringify(actor);
    const from = PLAIN_ADDRESS.test(ip) ? `"${ip}"` : clean(ip);
    destination.write(
      `{"level":${INFO},"time":${Date.now()}${place}${reqId}","method":"${method}","url":${clean(url)},"status":${status},"ms":${ms},"actor":${who},"ip":${from},"msg":"request"}\n`,
    );
  };
}
