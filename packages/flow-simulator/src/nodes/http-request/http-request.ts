import { CALLBACK_TIMEOUT, type Json, type NodeOfKind } from "@tonegraph/flow-model";
import type { CallRequest } from "../../call-state.ts";
import type { Behaviour } from "../../engine/block.ts";
import { takeTurn } from "../../engine/bound.ts";
import { leave } from "../../engine/leave.ts";
import { maskedText } from "../../engine/masked.ts";
import { cutPrompt, play } from "../../engine/play.ts";
import { readyTemplate, type ReadyTemplate } from "../../engine/ready-template.ts";
import { remark } from "../../engine/remark.ts";
import { rest } from "../../engine/rest.ts";
import type { Run } from "../../engine/run.ts";
import { anyStub, hasField } from "../../engine/stub-of.ts";
import { ignoreWords, keepKey } from "../../engine/unheard-input.ts";
import { countOutcome, isBreakerOpen } from "./circuit-breaker.ts";
import { exitOf } from "./exit-of.ts";
import { responseMapping, type ResponseMapping } from "./map-response.ts";
import { nextAnswer } from "./service-answer.ts";

/** How long a request waits before it is repeated; doubled each time where the flow says exponential. Milliseconds. */
export const BACKOFF_MS = 500;
/** Longer than any call: waits are not doubled beyond it. Milliseconds. */
const LONGEST_BACKOFF_MS = 86_400_000;

interface ReadyRequest {
  readonly node: NodeOfKind<"httpRequest">;
  readonly url: ReadyTemplate;
  readonly map: ResponseMapping;
}

/**
 * Asks a stubbed web service, in virtual time: attempts with waits between them, a callback for a 202, a circuit breaker
 * around all of it. Keys pressed meanwhile are kept for the next block that listens.
 */
export function httpRequestBehaviour(node: NodeOfKind<"httpRequest">): Behaviour {
  const ready: ReadyRequest = { node, url: readyTemplate(node.url, "url"), map: responseMapping(node) };
  return {
    enter: (run) => {
      const stub = anyStub(run);
      if (stub !== null && hasField(stub, "port")) return leave(run, stub.port);
      if (node.circuitBreaker && isBreakerOpen(run)) return leave(run, "circuitOpen");
      attempt(run, ready, 1);
    },
    phaseOver: (run) => {
      const { request } = run.call;
      if (request === null) throw new Error("a request that waits is under way");
      if (request.stage === "backoff") attempt(run, ready, request.attempt + 1);
      else if (request.stage === "answer") receive(run, ready, request);
      else receiveCallback(run, ready, request);
    },
    press: keepKey,
    say: ignoreWords,
    masksKeys: false,
  };
}

function attempt(run: Run, ready: ReadyRequest, count: number): void {
  if (count > 1 && !takeTurn(run)) return;
  const { call } = run;
  const { method, timeoutMs } = ready.node;
  const { atMs, nodeId } = call;
  const url = maskedText(run, ready.url(run));
  run.effects?.push({ kind: "request", atMs, nodeId, method, url, attempt: count });
  const { status, delayMs, body, callback } = nextAnswer(run);
  const limitMs = Math.max(0, timeoutMs);
  const comes = status !== null && delayMs <= limitMs;
  const request: CallRequest = { stage: "answer", attempt: count, status: comes ? status : null, body, callback };
  wait(run, ready, { request, ms: comes ? delayMs : limitMs });
}

function receive(run: Run, ready: ReadyRequest, request: CallRequest): void {
  const { status, attempt: count } = request;
  const { retry, asyncCallback } = ready.node;
  const { atMs, nodeId } = run.call;
  run.effects?.push({ kind: "response", atMs, nodeId, status });
  if (status === 202 && asyncCallback) {
    const ms = Math.min(request.callback?.afterMs ?? Number.POSITIVE_INFINITY, Math.max(0, asyncCallback.maxWaitMs));
    return wait(run, ready, { request: { ...request, stage: "callback" }, ms });
  }
  if (retry && status !== null && retry.onStatus.includes(status) && count <= retry.maxRetries) {
    const waitMs = retry.backoff === "fixed" ? BACKOFF_MS : Math.min(BACKOFF_MS * 2 ** (count - 1), LONGEST_BACKOFF_MS);
    remark(run, "requestRetried", { status, attempt: count, of: retry.maxRetries, waitMs });
    return wait(run, ready, { request: { ...request, stage: "backoff" }, ms: waitMs });
  }
  tellFailure(run, status);
  conclude(run, ready, { port: exitOf(status), body: request.body });
}

function tellFailure({ observer }: Run, status: number | null): void {
  if (status === null || status >= 400) observer?.fail?.(String(status ?? 0));
}

function receiveCallback(run: Run, ready: ReadyRequest, { callback }: CallRequest): void {
  const maxWaitMs = Math.max(0, ready.node.asyncCallback?.maxWaitMs ?? 0);
  if (callback !== null && callback.afterMs <= maxWaitMs)
    return conclude(run, ready, { port: "success", body: callback.body });
  remark(run, "callbackMissing", { waitedMs: maxWaitMs });
  run.observer?.fail?.(CALLBACK_TIMEOUT);
  conclude(run, ready, { port: "timeout", body: null });
}

/** Goes on at once where nothing has to be waited for. The filler begins with the first wait and is not repeated. */
function wait(run: Run, ready: ReadyRequest, { request, ms }: { request: CallRequest; ms: number }): void {
  const { call } = run;
  call.request = request;
  if (ms > 0) {
    const { fillerPromptId = "" } = ready.node;
    if (fillerPromptId !== "" && call.promptId === null) play(run, fillerPromptId);
    return rest(run, "waiting", ms);
  }
  if (request.stage === "answer") receive(run, ready, request);
  else receiveCallback(run, ready, request);
}

function conclude(run: Run, ready: ReadyRequest, { port, body }: { port: string; body: Json }): void {
  const { circuitBreaker } = ready.node;
  cutPrompt(run);
  run.call.request = null;
  if (circuitBreaker) countOutcome(run, circuitBreaker, port === "serverError" || port === "timeout");
  ready.map(run, port === "success" ? body : undefined);
  leave(run, port);
}
