// Compiling takes time and the engine does one thing at once: 409 means that it is busy, and so does the status BUSY. We
// look every 5 s, at most 60 s; whatever the status is then but BUSY, the flow is compiled again, unless it is done.
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { Clock, VendorError, WriteOptions } from "@tonegraph/vendor-kit";
import { readStatus } from "./answers.ts";
import { flowPath, type RulesApi } from "./rules-api.ts";

const LOOK_EVERY_MS = 5000;
const PATIENCE_MS = 60_000;
const STATUSES = ["IDLE", "BUSY", "COMPILED"];

/** Compiles a flow and waits until that is done. */
export async function compileRule(
  api: RulesApi,
  externalId: string,
  { write, clock }: { readonly write: WriteOptions; readonly clock: Clock },
): Promise<Result<null, VendorError>> {
  const waiting: Waiting = {
    api,
    externalId,
    clock,
    write,
    begunAt: clock.elapsed(),
    until: clock.elapsed() + Math.min(PATIENCE_MS, write.deadlineMs),
  };
  for (;;) {
    const begun = await begin(waiting);
    if (!begun.ok) return begun;
    if (begun.value === "COMPILED") return ok(null);
    const status = await whenNotBusy(waiting);
    if (!status.ok) return status;
    if (begun.value === "BUSY" && status.value === "COMPILED") return ok(null);
  }
}

interface Waiting {
  readonly api: RulesApi;
  readonly externalId: string;
  readonly clock: Clock;
  readonly write: WriteOptions;
  readonly begunAt: number;
  readonly until: number;
}

// What the engine says of the compilation that was asked for, or REFUSED while it has something else to do.
async function begin({ api, externalId, clock, write, until }: Waiting): Promise<Result<string, VendorError>> {
  const left = Math.max(1, until - clock.elapsed());
  const answer = await api.call({
    operation: "compileFlow",
    method: "POST",
    path: flowPath(externalId, "/compile"),
    effect: "idempotentWrite",
    write: { ...write, deadlineMs: Math.min(left, write.deadlineMs) },
  });
  if (!answer.ok) return answer.error.kind === "conflict" ? ok("REFUSED") : answer;
  const status = readStatus(answer.value, STATUSES);
  return status.ok ? status : err({ ...status.error, ambiguous: true });
}

async function whenNotBusy(waiting: Waiting): Promise<Result<string, VendorError>> {
  const { api, externalId, clock, write, until } = waiting;
  for (;;) {
    if (clock.elapsed() + LOOK_EVERY_MS > until) return err(stillBusy(waiting));
    await clock.sleep(LOOK_EVERY_MS, write.signal);
    if (write.signal?.aborted === true) return err(cancelled());
    const answer = await api.call({
      operation: "readCompileStatus",
      method: "GET",
      path: flowPath(externalId, "/status"),
      effect: "read",
      write: { ...write, deadlineMs: Math.max(1, until - clock.elapsed()) },
    });
    if (!answer.ok) return answer;
    const status = readStatus(answer.value, STATUSES);
    if (!status.ok || status.value !== "BUSY") return status;
  }
}

function stillBusy({ clock, begunAt }: Waiting): VendorError {
  const seconds = Math.round((clock.elapsed() - begunAt) / 1000);
  const message = `NICE CXone's engine was still busy after ${seconds} s, so the flow was not compiled. Publish again later.`;
  return { kind: "unavailable", message, ambiguous: false };
}

function cancelled(): VendorError {
  return { kind: "cancelled", message: "The work was cancelled while NICE CXone compiled the flow.", ambiguous: true };
}
