import type { DesignerPage } from "../../e2e/pages/designer-page.ts";

type Page = DesignerPage["page"];

/** Notes, from the next navigation on, when the flow's answer came and when the first block was painted after it. */
export async function recordFirstPicture(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch = (): void => {
      const shown = document.querySelector("[data-node-id], [data-testid=far-layer]");
      if (!shown) return void requestAnimationFrame(watch);
      // The frame that has the block in it ends before the next one begins.
      requestAnimationFrame(() => performance.mark("first-picture"));
    };
    requestAnimationFrame(watch);
  });
}

/** Milliseconds from the flow's arrival in the browser to its first picture. */
export async function firstPicture(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName("first-picture").length > 0, null, {
    timeout: 120_000,
  });
  return page.evaluate(() => {
    const requests = performance.getEntriesByType("resource");
    const flow = requests.find(({ name }) => /\/api\/flows\/flow_[0-9A-Z]+$/.test(new URL(name).pathname));
    const picture = performance.getEntriesByName("first-picture")[0];
    if (!(flow instanceof PerformanceResourceTiming) || !picture) throw new Error("the flow was not fetched");
    return picture.startTime - flow.responseEnd;
  });
}
