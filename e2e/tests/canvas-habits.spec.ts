// Habits that people bring from other drawing programs: a drag is one step and can be called off, find, the way back.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { storeFlow } from "../product/stored-flow.ts";

describe("on the canvas", () => {
  const world = useWorld();

  it("a drag snaps, is one step and can be called off; words are found; a lost view comes back", async () => {
    const product = world.product();
    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    const flowId = await storeFlow(product, customerSupportMenu());
    await designer.open(product.url, flowId);

    const sales = designer.block("node_sales");
    const guides = page.locator("[data-guide='x']");
    await sales.hover({ position: HOLD });
    const home = await placeOf(sales);
    const moveBy = (x: number, y: number): Promise<void> =>
      page.mouse.move(home.x + HOLD.x + x, home.y + HOLD.y + y, { steps: 4 });
    await page.mouse.down();
    await moveBy(3, 70);
    await guides.waitFor({ state: "attached" });
    await page.screenshot({ path: pictureFile("dragging a block") });
    await page.keyboard.down("Control");
    await moveBy(4, 70);
    expect(await guides.count()).toBe(0);
    await page.keyboard.up("Control");
    await moveBy(3, 70);
    const shown = await placeOf(sales);
    await page.mouse.up();
    expect(await placeOf(sales)).toEqual(shown);
    expect(shown.x).toBeCloseTo(home.x, 1);
    expect(shown.y - home.y).toBeGreaterThan(40);
    await page.keyboard.press("Control+z");
    expect(await placeOf(sales)).toEqual(home);

    await sales.hover({ position: HOLD });
    await page.mouse.down();
    await moveBy(60, 60);
    expect(await placeOf(sales)).not.toEqual(home);
    await page.keyboard.press("Escape");
    await moveBy(90, 90);
    await page.mouse.up();
    expect(await placeOf(sales)).toEqual(home);

    await page.keyboard.press("Control+f");
    await page.getByRole("combobox", { name: "Find blocks" }).fill("uses:queue_tech");
    await page.keyboard.press("Enter");
    expect(await designer.selected()).toBe("node_tech");

    await page.keyboard.press("Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("Technical support (Queue)");
    const blocks = await designer.blockCount();
    await page.keyboard.press("Control+v");
    await designer.untilBlocks(blocks + 1);
    await page.keyboard.press("Control+z");

    await designer.canvas.hover({ position: { x: 20, y: 20 } });
    const back = page.getByRole("button", { name: "Back to the blocks" });
    await page.mouse.wheel(0, 6000);
    await back.click();
    await back.waitFor({ state: "detached" });
    await page.locator("[data-node-id]").first().waitFor();
  });
});

const HOLD = { x: 60, y: 20 };

async function placeOf(block: ReturnType<DesignerPage["block"]>): Promise<{ readonly x: number; readonly y: number }> {
  const box = await block.boundingBox();
  if (box === null) throw new Error("the block is not on the screen");
  return { x: box.x, y: box.y };
}
