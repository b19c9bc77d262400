import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";

/** What is counted of one block. */
export interface Counted {
  readonly entered: number;
  readonly abandoned: number;
}

/** Waits until a row shows what the server counts of a whole week: that is collected piece by piece, and the page follows. */
export async function untilCounted(row: Locator, counted: () => Promise<Counted>): Promise<Counted> {
  let heat: Counted = { entered: 0, abandoned: 0 };
  await expect
    .poll(
      async () => {
        heat = await counted();
        const told = [heat.entered, heat.abandoned].map((figure) => figure.toLocaleString("en-GB"));
        const shown = await row.getByRole("cell").allInnerTexts();
        return heat.entered > 2000 && told.join() === shown.slice(0, 2).join();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true);
  return heat;
}

/** Sees that a table is on paper with all its rows. */
export async function seeWholeOnPaper(page: Page, table: Locator): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: pictureFile("heatmap on paper"), fullPage: true });
  const [shown, whole] = [await table.locator("..").boundingBox(), await table.boundingBox()];
  expect(shown?.height).toBeGreaterThanOrEqual(whole?.height ?? Infinity);
  await page.emulateMedia({ media: "screen" });
}

/** On a phone the picture of the ways scrolls sideways, and the choices above it leave room for it. */
export async function seeWaysOnPhone(page: Page): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 400, height: 800 });
  await expect.poll(() => page.getByTestId("ways-picture").evaluate((box) => box.scrollWidth)).toBeGreaterThan(700);
  expect((await page.locator("nav", { hasText: "Period" }).boundingBox())?.height).toBeLessThan(160);
  expect(await seriousFaults(page)).toEqual([]);
  await page.screenshot({ path: pictureFile("ways on a phone") });
  await page.setViewportSize(usual);
}
