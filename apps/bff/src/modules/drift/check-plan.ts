/** How often a flow is compared with its vendor's copy while all is well. */
const EVERY_MS = 300_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** While a deployment writes, a difference says nothing; it ends soon. */
const BUSY_PAUSE_MS = 30_000;

/** When to look again. Each failure in a row doubles the pause, up to an hour. */
export function nextCheckAt(now: Date, failures: number): Date {
  const pause = failures === 0 ? EVERY_MS : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return new Date(now.getTime() + pause);
}

/** When to look again at what is being written now. */
export function afterDeployment(now: Date): Date {
  return new Date(now.getTime() + BUSY_PAUSE_MS);
}
