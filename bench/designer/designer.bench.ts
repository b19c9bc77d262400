// A 500-node flow in real Chromium: problems after a keystroke, by the worker's own clock; frames while dragging.
import { newProfile, openBrowser } from "../../e2e/browser/open-browser.ts";
import { recordWorkerAnswers } from "../../e2e/browser/worker-answers.ts";
import { DesignerPage } from "../../e2e/pages/designer-page.ts";
import { startProduct } from "../../e2e/product/start-product.ts";
import { storeFlow } from "../../e2e/product/stored-flow.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median, quantile } from "../measure/median.ts";

const NODES = 500;
const KEYSTROKES = 60;
const DRAG_STEPS = 120;
const FRAME_MS = 1000 / 60;

const product = await startProduct();
const browser = await openBrowser();
try {
  const profile = await newProfile(browser, { colorScheme: "light" });
  const page = await profile.newPage();
  await page.goto(product.signInLink);
  await page.getByRole("heading", { name: "Flows", level: 1 }).waitFor();
  const flowId = await storeFlow(product, syntheticFlow(NODES));
  await recordWorkerAnswers(page);
  await page.goto(`${product.url}/flows/${flowId}`);
  const designer = new DesignerPage(page);
  await page.locator("[data-node-id]").first().waitFor();
  const dragged = await firstBlockBehindStart(designer);
  await measureKeystrokes(designer, dragged);
  await measureDrag(designer, dragged, "whole flow in view");
  await designer.clickBlock(dragged);
  await page.keyboard.press("2");
  await measureDrag(designer, dragged, "zoomed to the block");
} finally {
  await browser.close();
  await product.stop();
}

/** Walks from the start to the block behind it, which brings it into sight. */
async function firstBlockBehindStart(designer: DesignerPage): Promise<string> {
  await designer.clickBlock("node_start");
  await designer.page.keyboard.press("]");
  await designer.page.locator("[data-node-kind='menu'][data-selected='true']").waitFor();
  return designer.selected();
}

async function measureKeystrokes(designer: DesignerPage, menu: string): Promise<void> {
  const { page } = designer;
  await designer.clickBlock(menu);
  await designer.field("What callers hear").press("End");
  const times: number[] = [];
  for (let count = 0; count < KEYSTROKES; count += 1) {
    const before = await page.evaluate(() => window.workerAnswers.length);
    await page.keyboard.type("a");
    await page.waitForFunction((seen) => window.workerAnswers.length > seen, before);
    times.push(await page.evaluate(() => window.workerAnswers.at(-1)?.milliseconds ?? Number.NaN));
  }
  const typical = median(times);
  console.log(
    `keystroke in a prompt, ${NODES} nodes: ${typical.toFixed(2)} ms in the worker, median (goal ≤ 16 ms), p95 ${quantile(times, 0.95).toFixed(2)} ms`,
  );
  console.log(`keystroke vs one frame of 60 Hz: ×${(typical / FRAME_MS).toFixed(3)} (goal ≤ 1)`);
}

async function measureDrag(designer: DesignerPage, node: string, view: string): Promise<void> {
  const { page } = designer;
  await designer.block(node).hover({ position: { x: 20, y: 10 } });
  const before = await designer.block(node).boundingBox();
  if (before === null) throw new Error("the block is not on the screen");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  await page.mouse.move(before.x + 20, before.y + 10);
  await page.mouse.down();
  await page.evaluate(recordFrames);
  const busyBefore = await busy();
  for (let step = 1; step <= DRAG_STEPS; step += 1) {
    await page.mouse.move(before.x + 20 + (step % 60) * 2, before.y + 10 + step);
  }
  const busyAfter = await busy();
  const frames = await page.evaluate<number[]>("window.stopFrames()");
  await page.mouse.up();
  const after = await designer.block(node).boundingBox();
  if (after === null || Math.abs(after.y - before.y) < DRAG_STEPS / 2) throw new Error("the block did not move");
  console.log(
    `dragging, ${NODES} nodes, ${view}: frame p95 ${quantile(frames, 0.95).toFixed(1)} ms (goal ≤ 20), median ${median(frames).toFixed(1)} ms over ${frames.length} frames`,
  );
  console.log(
    `dragging, ${view}: ${((busyAfter - busyBefore) / DRAG_STEPS).toFixed(1)} ms of the main thread per step`,
  );
}

function recordFrames(): void {
  const frames: number[] = [];
  let last = performance.now();
  let running = true;
  const tick = (now: number): void => {
    frames.push(now - last);
    last = now;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(window, {
    stopFrames: () => {
      running = false;
      return frames.slice(1);
    },
  });
}
