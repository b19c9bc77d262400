// Requests of a deployment that only read end with its work: nobody would look at the answer. What writes is never ended,
// because its answer says whether it happened.
import { AsyncLocalStorage } from "node:async_hooks";
import type { HttpRequest, HttpSend } from "@tonegraph/vendor-kit";

const present = new AsyncLocalStorage<AbortSignal>();

/** Does the work; what it reads at vendors meanwhile ends when the signal says so. */
export function endingReadsWith<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  return present.run(signal, work);
}

/** The sender, with reads that end with the work that they are part of. */
export function endReads(send: HttpSend): HttpSend {
  return (request) => {
    const ending = present.getStore();
    return ending === undefined || request.method !== "GET" ? send(request) : sendUntil(ending, request, send);
  };
}

async function sendUntil(ending: AbortSignal, request: HttpRequest, send: HttpSend): ReturnType<HttpSend> {
  const either = new AbortController();
  const abort = (): void => either.abort();
  const signals = request.signal === undefined ? [ending] : [ending, request.signal];
  for (const signal of signals) signal.addEventListener("abort", abort);
  if (signals.some((signal) => signal.aborted)) abort();
  try {
    return await send({ ...request, signal: either.signal });
  } finally {
    for (const signal of signals) signal.removeEventListener("abort", abort);
  }
}
