// The one way out to vendors: one request, no redirects followed, no retries, bounded in time and size, and never to a
// private network unless the operator allowed the host. Fulfils HttpSend of the vendor kit.
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpRequest, HttpResponse, HttpSend } from "@tonegraph/vendor-kit";
import { Agent, type Dispatcher } from "undici";
import { checkAddress, type AllowedHosts, type AllowedUrl } from "./address-policy.ts";
import { Reception } from "./answer-reception.ts";
import { guardedLookup, type ResolveAll } from "./guarded-lookup.ts";
import { onePieceConnector } from "./one-piece.ts";

const CONNECT_TIMEOUT_MS = 5000;
const MOST_REMEMBERED = 1000;
const MANNERS = {
  // One timer of ours spans connecting, waiting and reading.
  headersTimeout: 0,
  bodyTimeout: 0,
};

/** What the sender needs; `resolve` is a table of names in tests. */
export interface UndiciSendOptions {
  readonly allowedHosts: AllowedHosts;
  readonly resolve?: ResolveAll;
}

/** A sender with its connections; close it when the process ends. */
export interface UndiciSend {
  readonly send: HttpSend;
  close(): Promise<void>;
}

/** Makes the sender. */
export function createUndiciSend(options: UndiciSendOptions): UndiciSend {
  const guarded = new Agent({
    ...MANNERS,
    connect: onePieceConnector({ lookup: guardedLookup(options.resolve), timeout: CONNECT_TIMEOUT_MS }),
  });
  const plain = new Agent({ ...MANNERS, connect: onePieceConnector({ timeout: CONNECT_TIMEOUT_MS }) });
  const checkOnce = remembering((url) => {
    const checked = checkAddress(url, options.allowedHosts);
    return checked.ok ? ok(placeOf(checked.value)) : checked;
  });
  return {
    send(request) {
      const checked = checkOnce(request.url);
      if (!checked.ok) return Promise.resolve(err({ kind: "notAllowed", sent: false, message: checked.error }));
      return sendOnce(request, checked.value, checked.value.guarded ? guarded : plain);
    },
    async close() {
      await Promise.all([guarded.destroy(), plain.destroy()]);
    },
  };
}

/** The same address is called again and again; what its text says of it stays. */
function remembering<Value>(check: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const value = check(text);
    known.set(text, value);
    return value;
  };
}

interface Place {
  readonly url: URL;
  readonly guarded: boolean;
  readonly origin: string;
  readonly path: string;
}

/** The parts of an address that a request is sent with: the URL makes them anew whenever it is asked. */
function placeOf({ url, guarded }: AllowedUrl): Place {
  return { url, guarded, origin: url.origin, path: `${url.pathname}${url.search}` };
}

function sendOnce(
  request: HttpRequest,
  { url, origin, path }: Place,
  dispatcher: Dispatcher,
): Promise<Result<HttpResponse, HttpFailure>> {
  const { method, headers, body = null, signal } = request;
  return new Promise((resolve) => {
    const reception = new Reception(url, resolve);
    reception.endAfter(request.timeoutMs);
    if (signal !== undefined) reception.endWith(signal);
    dispatcher.dispatch({ origin, path, method, headers, body }, reception);
  });
}
