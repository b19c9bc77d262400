// The document of CXone's flow steps: an alert when errors exceed 5 % over 10 minutes.
import type { Visit } from "@tonegraph/call-analytics";
import { CALLBACK_TIMEOUT, type Flow } from "@tonegraph/flow-model";

/** What requests of a span came to. */
export interface RequestTally {
  readonly answers: number;
  readonly errors: number;
  /** Errors by the exit that callers took; a result that never came is a kind of its own among the time-outs. */
  readonly byKind: Readonly<Record<string, number>>;
}

/** The span that is looked at. */
export const WINDOW_MS = 600_000;
const SHARE = 0.05;
/** Of fewer, chance alone says more than 5 %. */
const LEAST_ANSWERS = 20;
const LEAST_ERRORS = 5;
/** An open breaker is a failure that goes on. That nobody was found is an answer. */
const ERRORS: ReadonlySet<string> = new Set(["serverError", "timeout", "clientError", "unauthorized", "circuitOpen"]);

/** The blocks of a flow that ask web services. */
export function requestsOf(flow: Flow): ReadonlySet<string> {
  return new Set(Object.entries(flow.nodes).flatMap(([nodeId, { kind }]) => (kind === "httpRequest" ? [nodeId] : [])));
}

/** Adds what visits tell of requests that ended since then. */
export function addVisits(
  tally: RequestTally,
  visits: readonly Visit[],
  { requests, since }: { readonly requests: ReadonlySet<string>; readonly since: Date },
): RequestTally {
  const byKind = { ...tally.byKind };
  let [answers, errors] = [tally.answers, tally.errors];
  for (const { nodeId, leftMs, leaving } of visits) {
    if (!requests.has(nodeId) || leaving.kind !== "port" || leftMs < since.getTime()) continue;
    answers += 1;
    if (!ERRORS.has(leaving.port)) continue;
    errors += 1;
    const kind = leaving.errorCode === CALLBACK_TIMEOUT ? CALLBACK_TIMEOUT : leaving.port;
    byKind[kind] = (byKind[kind] ?? 0) + 1;
  }
  return { answers, errors, byKind };
}

/** Nothing counted yet. */
export const NO_REQUESTS: RequestTally = { answers: 0, errors: 0, byKind: {} };

/** Whether this is an alert: more than 5 %, of so many that it is no chance. One that is open goes on until the share is met again. */
export function isAlert({ answers, errors }: RequestTally, isOpen: boolean): boolean {
  const isTooMany = errors > SHARE * answers;
  return isOpen ? isTooMany : isTooMany && answers >= LEAST_ANSWERS && errors >= LEAST_ERRORS;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  serverError: "server errors (5xx)",
  timeout: "time-outs",
  [CALLBACK_TIMEOUT]: "results that never came after a 202",
  clientError: "refused (4xx)",
  unauthorized: "refused sign-ins (401, 403)",
  circuitOpen: "not asked, the circuit breaker being open",
};

/** What is told: how many, of how many, and of which kind. */
export function alertWords({ answers, errors, byKind }: RequestTally): string {
  const kinds = Object.entries(byKind)
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${KIND_WORDS[kind] ?? kind}`);
  return `${errors} of ${answers} requests within 10 minutes: ${kinds.join(", ")}.`;
}
