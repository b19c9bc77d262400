import type { Page } from "playwright-core";

/** Lets what waits for the page's next frame wait so many milliseconds longer. What it gives back ends that. */
export async function delayFrames(page: Page, ms: number): Promise<() => Promise<void>> {
  const present = await page.evaluateHandle(() => window.requestAnimationFrame);
  await page.evaluate(
    ([frame, wait]) => {
      window.requestAnimationFrame = (then) => window.setTimeout(() => frame.call(window, then), wait);
    },
    [present, ms] as const,
  );
  return () =>
    present.evaluate((frame) => {
      window.requestAnimationFrame = frame;
    });
}
