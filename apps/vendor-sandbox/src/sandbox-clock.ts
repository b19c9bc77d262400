/** Time for the sandbox, in milliseconds, as an argument. */
export interface SandboxClock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** The machine's own time. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
};
