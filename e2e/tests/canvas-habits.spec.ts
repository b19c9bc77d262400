// Habits that people bring from other drawing programs: a drag is one step and can be called off, find, the way back.
import type { Flow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { callAsAdmin } from "../product/admin-api.ts";
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

  it("a wire of a large flow, one line of a picture, is taken by its end, deleted and dropped on like any other", async () => {
    const product = world.product();
    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    const flowId = await storeFlow(product, withFarBlocks(customerSupportMenu(), 210));
    const targetOf = async (source: string, port: string): Promise<string | undefined> => {
      const { connections } = (await callAsAdmin<Flow>(product, `GET /flows/${flowId}`)).body;
      return Object.values(connections).find((one) => one.source === source && one.port === port)?.target;
    };
    await designer.open(product.url, flowId);
    const wires = page.locator(".react-flow__edge");
    expect(await wires.count()).toBe(0);

    const key = designer.block("node_main_menu").locator('[data-port="key:1"]');
    const from = await middleOf(key);
    const end = await middleOf(designer.block("node_sales").locator(".react-flow__handle.target"));
    const other = await middleOf(designer.block("node_tech").locator(".react-flow__handle.target"));
    await moveTo(page, between(from, end));
    await wires.waitFor({ state: "attached" });
    const grip = { x: end.x - 14, y: end.y };
    await moveTo(page, grip);
    // On the way the pointer left the wire, which comes back a picture later.
    await expect.poll(() => isAt(page, ".react-flow__edgeupdater", grip)).toBe(true);
    await page.mouse.down();
    await moveTo(page, other);
    await page.mouse.up();
    await expect.poll(() => targetOf("node_main_menu", "key:1"), PATIENCE).toBe("node_tech");

    const middle = between(from, other);
    await moveTo(page, middle);
    await wires.waitFor({ state: "attached" });
    await page.mouse.click(middle.x, middle.y);
    await page.keyboard.press("Delete");
    await expect.poll(() => key.getAttribute("data-wired")).not.toBe("true");
    await page.keyboard.press("Control+z");
    await expect.poll(() => key.getAttribute("data-wired")).toBe("true");

    const start = await middleOf(designer.block("node_start").locator(".react-flow__handle.source"));
    const menu = await middleOf(designer.block("node_main_menu").locator(".react-flow__handle.target"));
    const canvas = await placeOf(designer.canvas);
    const drop = between(start, menu);
    const at = { x: drop.x - canvas.x, y: drop.y - canvas.y };
    await page.locator('[data-palette-kind="message"]').dragTo(designer.canvas, { targetPosition: at });
    const dropped = await designer.selected();
    await expect.poll(() => targetOf("node_start", "next"), PATIENCE).toBe(dropped);
    expect(await targetOf(dropped, "next")).toBe("node_main_menu");
  });
});

/** Saving waits until nothing was drawn for a moment. */
const PATIENCE = { timeout: 10_000 };

/** The same flow with a chain of messages far below it. */
function withFarBlocks(flow: Flow, count: number): Flow {
  const nodes = { ...flow.nodes };
  const connections = { ...flow.connections };
  for (let at = 0; at < count; at += 1) {
    const position = { x: (at % 15) * 320, y: 3000 + Math.floor(at / 15) * 200 };
    nodes[`node_far${at}`] = { kind: "message", label: `Far ${at}`, position, promptId: "prompt_main_menu" };
    const target = at === count - 1 ? "node_sales" : `node_far${at + 1}`;
    connections[`conn_far${at}`] = { source: `node_far${at}`, port: "next", target };
  }
  return { ...flow, nodes, connections };
}

const HOLD = { x: 60, y: 20 };

interface Point {
  readonly x: number;
  readonly y: number;
}

async function moveTo(page: Page, point: Point): Promise<void> {
  await page.mouse.move(point.x, point.y, { steps: 5 });
}

/** Whether a press at the point meets something of the kind. */
function isAt(page: Page, selector: string, { x, y }: Point): Promise<boolean> {
  return page.evaluate(([kind, left, top]) => document.elementFromPoint(left, top)?.closest(kind) instanceof Element, [
    selector,
    x,
    y,
  ] as const);
}

/** Where a wire between two ends passes whatever way it bends. */
function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

async function middleOf(part: Locator): Promise<Point> {
  const box = await part.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function placeOf(block: Locator): Promise<Point> {
  const box = await block.boundingBox();
  if (box === null) throw new Error("the block is not on the screen");
  return { x: box.x, y: box.y };
}
