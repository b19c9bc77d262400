import type { CallStub } from "@tonegraph/flow-model";

/** One answer of a web service: with a status, or none at all. */
export type StubAnswer = Extract<CallStub, { status: number } | { timesOut: true }>;
/** An answer with a status. */
export type StatusAnswer = Extract<CallStub, { status: number }>;

/** How many answers a stub can have in a row. */
export const MOST_ANSWERS = 50;
/** An answer as it is added. */
export const PLAIN_ANSWER: StatusAnswer = { status: 200 };

/** The answers that a stub gives one after the other; `null` where it is not about a web service's answers. */
export function answersOf(stub: CallStub): readonly StubAnswer[] | null {
  if ("answers" in stub) return stub.answers;
  if ("status" in stub || "timesOut" in stub) return [stub];
  return null;
}

/** The stub that gives these answers, the last one from then on; `null` for none. */
export function stubOfAnswers(answers: readonly StubAnswer[]): CallStub | null {
  const [first, ...others] = answers;
  if (!first) return null;
  return others.length === 0 ? first : { answers: [first, ...others] };
}

/** An answer with another status; only a 202 has a result that comes later. */
export function withStatus(answer: StatusAnswer, status: number): StatusAnswer {
  const { callback: _callback, ...rest } = answer;
  return status === 202 ? { ...answer, status } : { ...rest, status };
}
