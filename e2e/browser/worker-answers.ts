import type { Page } from "playwright-core";

/** What the validation worker tells the page after a check; the page's own protocol. */
export interface CheckedAnswer {
  readonly type: "checked";
  readonly revision: number;
  readonly problems: readonly { readonly problem: unknown; readonly words: string }[];
  readonly milliseconds: number;
}

declare global {
  interface Window {
    workerAnswers: CheckedAnswer[];
  }
}

/**
 * Writes down every answer of the page's newest worker, from the next navigation on: each flow is opened with a worker of
 * its own, and what the one before it still says does not count.
 */
export async function recordWorkerAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.workerAnswers = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...args: ConstructorParameters<typeof Original>) {
        super(...args);
        const answers: CheckedAnswer[] = [];
        window.workerAnswers = answers;
        this.addEventListener("message", ({ data }) => {
          if (data?.type === "checked") answers.push(data);
        });
      }
    };
  });
}

/** Forgets what workers answered so far; what older ones still say is not written down any more. */
export async function forgetAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.workerAnswers = [];
  });
}

/** The last answer, once there is one. */
export async function lastAnswer(page: Page): Promise<CheckedAnswer> {
  await page.waitForFunction(() => window.workerAnswers.length > 0);
  const answer = await page.evaluate(() => window.workerAnswers.at(-1));
  if (answer === undefined) throw new Error("the worker has not answered");
  return answer;
}
