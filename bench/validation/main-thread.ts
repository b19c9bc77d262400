import type { DesignerPage } from "../../e2e/pages/designer-page.ts";

type Page = DesignerPage["page"];

/** What one edit took of the page's main thread on its way to the worker and back, in milliseconds. */
export interface EditShare {
  /** Handing the patches over. */
  readonly posting: number;
  /** Reading the answer and putting the problems where cards and lists look for them; what is drawn then is not in it. */
  readonly applying: number;
}

declare global {
  interface Window {
    editShares: { posting: number; applying: number }[];
  }
}

/** Times, from the next navigation on, every change that is posted to the worker and every answer that is taken from it. */
export async function recordEditShares(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.editShares = [];
    let posting = 0;
    const Original = window.Worker;
    window.Worker = class extends Original {
      override postMessage(message: unknown, ...rest: []): void {
        const began = performance.now();
        super.postMessage(message, ...rest);
        posting += performance.now() - began;
      }
      override addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
        if (type !== "message" || typeof listener !== "function") return super.addEventListener(type, listener);
        super.addEventListener(type, (event: Event) => {
          const began = performance.now();
          // What the answer is copied from is read when somebody first looks at it.
          const isCheck = event instanceof MessageEvent && event.data?.type === "checked";
          listener(event);
          if (isCheck) window.editShares.push({ posting, applying: performance.now() - began });
          posting = 0;
        });
      }
    };
  });
}
