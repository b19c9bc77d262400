const WORDS = "timeout exceeded when trying to connect";

/** Whether an error says that no database connection became free in time: more was asked than can be done, which is nobody's fault. */
export function isPoolExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === WORDS;
}
