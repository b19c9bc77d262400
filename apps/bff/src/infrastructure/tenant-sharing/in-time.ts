import { setTimeout as sleep } from "node:timers/promises";

/** What the question answers, or null where that takes longer or fails: whoever asks goes on without. */
export async function inTime<Value>(
  question: Promise<Value>,
  patienceMs: number,
  onFailure: (error: unknown) => void,
): Promise<Value | null> {
  const enough = new AbortController();
  const answer = question.catch((error: unknown) => {
    onFailure(error);
    return null;
  });
  const patience = sleep(patienceMs, null, { signal: enough.signal }).catch(() => null);
  try {
    return await Promise.race([answer, patience]);
  } finally {
    enough.abort();
  }
}
