import type { WorkerLine } from "./validation-client.ts";

/** Without an answer in between. A rule that throws at this very flow throws again, however often it is started. */
const MOST_IN_A_ROW = 3;

/** Starts a checker that broke again. */
export interface CheckerRestarts {
  failed(words: string): void;
  /** It has answered: what breaks from here on is another matter. */
  answered(): void;
  /** The flow has changed, which is a reason to try again after the last attempt. */
  changed(): void;
}

interface RestartOptions {
  /** Hands the flow to the new worker. */
  readonly reopen: () => void;
  /** Says what broke, and whether it is being started again. */
  readonly tell: (words: string, isRestarting: boolean) => void;
}

/** Keeps count of the attempts; the line takes care of the pauses between them. */
export function createCheckerRestarts(
  line: Pick<WorkerLine, "restart">,
  { reopen, tell }: RestartOptions,
): CheckerRestarts {
  let attempts = 0;
  let isRestarting = false;

  const begin = (): void => {
    attempts += 1;
    isRestarting = true;
    void line.restart(attempts).then(() => {
      isRestarting = false;
      reopen();
    });
  };

  return {
    failed(words) {
      const goesOn = isRestarting || attempts < MOST_IN_A_ROW;
      tell(words, goesOn);
      if (goesOn && !isRestarting) begin();
    },
    answered() {
      attempts = 0;
    },
    changed() {
      if (attempts >= MOST_IN_A_ROW && !isRestarting) begin();
    },
  };
}
