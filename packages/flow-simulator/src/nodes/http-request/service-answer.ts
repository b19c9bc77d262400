import type { CallStub, Json } from "@tonegraph/flow-model";
import type { CallRequest } from "../../call-state.ts";
import { remark } from "../../engine/remark.ts";
import type { Run } from "../../engine/run.ts";
import { anyStub, hasField } from "../../engine/stub-of.ts";

/** How the web service answers one attempt; a `null` status never comes. Milliseconds. */
export interface ServiceAnswer {
  readonly status: number | null;
  readonly body: Json;
  readonly delayMs: number;
  readonly callback: CallRequest["callback"];
}

const NEVER: ServiceAnswer = { status: null, body: null, delayMs: 0, callback: null };
/** What is assumed of a web service that nobody stubbed: it has nothing to say, and says so at once. */
const ASSUMED: ServiceAnswer = { status: 200, body: null, delayMs: 0, callback: null };

/** The next answer for the present block, as its stub has it. */
export function nextAnswer(run: Run): ServiceAnswer {
  const stub = anyStub(run);
  if (stub === null) {
    remark(run, "requestAssumed");
    return ASSUMED;
  }
  const one = hasField(stub, "answers") ? nextOf(run, stub.answers) : stub;
  if (hasField(one, "status")) {
    const { status, body = null, delayMs = 0, callback } = one;
    const later = callback ? { afterMs: callback.afterMs, body: callback.body ?? null } : null;
    return { status, body, delayMs, callback: later };
  }
  if (hasField(one, "timesOut")) return NEVER;
  remark(run, "stubUnfit", { expected: "status" });
  return ASSUMED;
}

/** Answers are given one after the other, the last one from then on. */
function nextOf({ call }: Run, answers: readonly CallStub[]): CallStub {
  const { nodeId, answered } = call;
  const place = Object.hasOwn(answered, nodeId) ? (answered[nodeId] ?? 0) : 0;
  call.answered = { ...answered, [nodeId]: place + 1 };
  return answers[Math.min(place, answers.length - 1)] ?? { timesOut: true };
}
