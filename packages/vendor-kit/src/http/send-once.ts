import { err, type Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpRequest, HttpResponse } from "../http.ts";
import { CANCELLED, type Cancellation } from "./cancellation.ts";
import type { VendorHttpOptions } from "./create-vendor-http.ts";
import { insufficientScopes } from "./insufficient-scope.ts";
import type { Ledger } from "./ledger.ts";
import type { LiveSecrets } from "./live-secrets.ts";
import { missingScopesError } from "./missing-scopes.ts";
import { retryAfterMs } from "./retry-after.ts";
import { SIGN_IN } from "./route-group.ts";
import { isForeignNotFound, unfitAnswer } from "./unfit-answer.ts";
import type { VendorClock } from "./vendor-clock.ts";
import {
  cancelledAttempt,
  failedWithAnswer,
  failedWithoutAnswer,
  failedWithUnfitAnswer,
  type FailedAttempt,
} from "./vendor-call.ts";

/** What an attempt is part of. */
export interface AttemptOf {
  readonly operation: string;
  readonly group: string;
  readonly number: number;
  readonly cancellation: Cancellation;
  readonly provesApi?: boolean | undefined;
}

/** What an attempt's request has of its own: they belong into its headers. */
export interface OwnHeaders {
  readonly requestId: string;
  /** Of the trace that the call belongs to; null where nobody traces. */
  readonly traceHeaders: Readonly<Record<string, string>> | null;
}

/** An attempt under way: what came of it is read of its answer, once. */
export interface Sending {
  readonly answer: Promise<Answer>;
  readonly read: (answer: Answer) => Result<HttpResponse, FailedAttempt>;
}

/** Sends once, with a request id of its own. */
export type SendOnce = (attempt: AttemptOf, requestOf: (own: OwnHeaders) => HttpRequest) => Sending;

/** Told what every attempt showed, and what must not be in its words. */
interface Listeners {
  readonly ledger: Ledger;
  readonly vendorClock: VendorClock;
  readonly secrets: LiveSecrets;
}

/** Characters of a vendor's words that are looked at, and that are shown of them. */
const MOST_READ = 20_000;
const MOST_SHOWN = 1000;

type Answer = Result<HttpResponse, HttpFailure> | typeof CANCELLED;

/** Makes the sender of one tenant: every attempt is told to who listens, without headers and bodies. */
export function createSender(options: VendorHttpOptions, listeners: Listeners): SendOnce {
  const { clock, send, onAttempt, traceHeaders } = options.client;
  const { ledger, vendorClock } = listeners;
  const reading = { ...options, secrets: listeners.secrets };
  return ({ operation, group, number, cancellation, provesApi = false }, requestOf) => {
    const requestId = options.client.requestId();
    const startedAt = clock.elapsed();
    const request = requestOf({ requestId, traceHeaders: traceHeaders === undefined ? null : traceHeaders() });
    const { signal } = cancellation;
    const read = (answer: Answer): Result<HttpResponse, FailedAttempt> => {
      const result = readAnswer(answer, reading, provesApi ? options.codeField : undefined);
      const status = answer !== CANCELLED && answer.ok ? answer.value.status : null;
      const outcome = result.ok ? "ok" : result.error.error.kind;
      const endedAt = clock.elapsed();
      const durationMs = endedAt - startedAt;
      onAttempt?.({ operation, group, requestId, attempt: number, status, outcome, durationMs });
      if (result.ok) {
        ledger.succeeded();
        // A sign-in is often another host, with a clock of its own.
        if (group !== SIGN_IN) vendorClock.heard(result.value.headers, startedAt, endedAt);
        return result;
      }
      ledger.failed(result.error.error.kind);
      return err({ ...result.error, error: { ...result.error.error, requestId } });
    };
    return { answer: cancellation.race(send(signal === undefined ? request : { ...request, signal })), read };
  };
}

/** How an answer is read. */
type Reading = VendorHttpOptions & Pick<Listeners, "secrets">;

function readAnswer(
  answer: Answer,
  options: Reading,
  codeField: string | undefined,
): Result<HttpResponse, FailedAttempt> {
  if (answer === CANCELLED) return err(cancelledAttempt(options.vendor));
  if (!answer.ok) return err(failedWithoutAnswer(answer.error, options.vendor));
  const failed = readFailure(answer.value, options, codeField);
  return failed === null ? answer : err(failed);
}

function readFailure(response: HttpResponse, options: Reading, codeField: string | undefined): FailedAttempt | null {
  const { vendor, client, secrets } = options;
  // Cut after secrets are hidden: the beginning of one would not be known as such.
  const said = (): string | undefined => {
    const words = options.readMessage(response)?.slice(0, MOST_READ);
    return words === undefined ? undefined : secrets.clean(words).slice(0, MOST_SHOWN);
  };
  if (response.status >= 200 && response.status < 300) {
    const words = options.answersWithErrors?.(response) === true ? null : unfitAnswer(response);
    return words === null ? null : failedWithUnfitAnswer(response, { vendor, vendorMessage: said(), words });
  }
  const { headers } = response;
  const failed = failedWithAnswer(response, {
    vendor,
    vendorMessage: said(),
    retryAfterMs: retryAfterMs(headers["retry-after"], client.clock.now(), headers["date"]),
    isElsewhere: codeField !== undefined && isForeignNotFound(response, codeField),
  });
  const scopes = insufficientScopes(response, options);
  return scopes === null ? failed : withScopes(failed, scopes, vendor);
}

function withScopes(failed: FailedAttempt, scopes: readonly string[], vendor: string): FailedAttempt {
  const { vendorMessage, status } = failed.error;
  const said = vendorMessage === undefined ? {} : { vendorMessage };
  const seen = status === undefined ? {} : { status };
  return { ...failed, error: { ...missingScopesError(scopes, "call", vendor), ...said, ...seen } };
}
