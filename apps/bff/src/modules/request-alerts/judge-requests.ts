// The document of CXone's flow steps: an alert when errors exceed 5 % over 10 minutes.
import type { Visit } from "@tonegraph/call-analytics";
import { CALLBACK_TIMEOUT, type Flow, type NodeId } from "@tonegraph/flow-model";
import { nameOf } from "@tonegraph/vendor-kit";

/** What requests of a span came to. */
export interface RequestTally {
  readonly answers: number;
  readonly errors: number;
  /** Errors by the exit that callers took; a result that never came is a kind of its own among the time-outs. */
  readonly byKind: Readonly<Record<string, number>>;
  /** Errors by the block that asked. */
  readonly byBlock: Readonly<Record<NodeId, number>>;
}

/** The blocks of a flow that ask web services, with what people call them. */
export type RequestBlocks = ReadonlyMap<NodeId, string>;

/** The span that is looked at. */
export const WINDOW_MS = 600_000;
const SHARE = 0.05;
/** Of fewer, chance alone says more than 5 %. */
const LEAST_ANSWERS = 20;
const LEAST_ERRORS = 5;
/** An open breaker is a failure that goes on. That nobody was found is an answer. */
const ERRORS: ReadonlySet<string> = new Set(["serverError", "timeout", "clientError", "unauthorized", "circuitOpen"]);

/** The blocks of a flow that ask web services. */
export function requestsOf(flow: Flow): RequestBlocks {
  const asking = Object.keys(flow.nodes).filter((nodeId) => flow.nodes[nodeId]?.kind === "httpRequest");
  return new Map(asking.map((nodeId) => [nodeId, nameOf(flow, nodeId)]));
}

/** Adds what visits tell of requests that ended since then. */
export function addVisits(
  tally: RequestTally,
  visits: readonly Visit[],
  { requests, since }: { readonly requests: RequestBlocks; readonly since: Date },
): RequestTally {
  const byKind = { ...tally.byKind };
  const byBlock = { ...tally.byBlock };
  let [answers, errors] = [tally.answers, tally.errors];
  for (const { nodeId, leftMs, leaving } of visits) {
    if (!requests.has(nodeId) || leaving.kind !== "port" || leftMs < since.getTime()) continue;
    answers += 1;
    if (!ERRORS.has(leaving.port)) continue;
    errors += 1;
    const kind = leaving.errorCode === CALLBACK_TIMEOUT ? CALLBACK_TIMEOUT : leaving.port;
    byKind[kind] = (byKind[kind] ?? 0) + 1;
    byBlock[nodeId] = (byBlock[nodeId] ?? 0) + 1;
  }
  return { answers, errors, byKind, byBlock };
}

/** Nothing counted yet. */
export const NO_REQUESTS: RequestTally = { answers: 0, errors: 0, byKind: {}, byBlock: {} };

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

/** What is told: how many, of how many, of which blocks and of which kind. */
export function alertWords({ answers, errors, byKind, byBlock }: RequestTally, requests: RequestBlocks): string {
  const kinds = mostFirst(byKind).map(([kind, count]) => `${count} ${KIND_WORDS[kind] ?? kind}`);
  const failing = mostFirst(byBlock);
  const blocks = failing.map(([nodeId, count]) => {
    const name = requests.get(nodeId) ?? nodeId;
    return failing.length === 1 ? name : `${name} (${count})`;
  });
  return `${errors} of ${answers} requests within 10 minutes, at ${listed(blocks)}: ${kinds.join(", ")}.`;
}

// Made when it is needed: what ICU loads for it is five megabytes of the process at rest.
function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names);
}

function mostFirst(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).toSorted(([, one], [, other]) => other - one);
}
