// Flows of 500, 1,000 and 5,000 nodes in real Chromium: the first picture, problems after a keystroke (the worker's own
// clock), frames and main-thread time while dragging and panning.
import os from "node:os";
import { newProfile, openBrowser } from "../../e2e/browser/open-browser.ts";
import { recordWorkerAnswers } from "../../e2e/browser/worker-answers.ts";
import { DesignerPage } from "../../e2e/pages/designer-page.ts";
import { startProduct, type Product } from "../../e2e/product/start-product.ts";
import { storeFlow } from "../../e2e/product/stored-flow.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median, quantile } from "../measure/median.ts";
import { untilServed } from "../measure/until-served.ts";
import { measureGesture, measureView, type GestureFigures } from "./measure-gesture.ts";
import { recordFirstPicture, firstPicture } from "./first-picture.ts";

const KEYSTROKES = 60;
const ROUNDS = 3;
const FRAME_MS = 1000 / 60;

interface Goals {
  readonly nodes: number;
  readonly picture: number | null;
  readonly drag: number | null;
  readonly pan: number | null;
  /** Panning while the whole flow is in view. */
  readonly whole: number | null;
  readonly frame: number;
}

const SIZES: readonly Goals[] = [
  { nodes: 500, picture: null, drag: null, pan: null, whole: null, frame: 20 },
  { nodes: 1000, picture: 350, drag: 15, pan: null, whole: null, frame: 20 },
  { nodes: 5000, picture: 600, drag: 20, pan: 25, whole: 33, frame: 33 },
];

const product = await startProduct();
const browser = await openBrowser();
try {
  const profile = await newProfile(browser, { colorScheme: "light" });
  const page = await profile.newPage();
  await page.goto(product.signInLink);
  await page.getByRole("heading", { name: "Flows", level: 1 }).waitFor();
  await recordWorkerAnswers(page);
  await recordFirstPicture(page);
  for (const goals of SIZES) await measureSize(page, product, goals);
} finally {
  await browser.close();
  await product.stop();
}

async function measureSize(page: DesignerPage["page"], running: Product, goals: Goals): Promise<void> {
  const { nodes } = goals;
  const flowId = await storeFlow(running, syntheticFlow(nodes));
  await untilServed(running, flowId);
  const pictures: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${running.url}/flows/${flowId}`);
    pictures.push(await firstPicture(page));
  }
  say(`first picture, ${nodes} nodes`, `${median(pictures).toFixed(0)} ms`, goals.picture);
  await page.waitForFunction(() => window.workerAnswers.length > 0);
  const designer = new DesignerPage(page);
  const menu = await firstBlockBehindStart(designer);
  if (nodes === 500) await measureKeystrokes(designer, menu);
  await page.keyboard.press("Escape");
  const drags: GestureFigures[] = [];
  const pans: GestureFigures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    drags.push(await measureGesture(designer, menu, "drag"));
    pans.push(await measureGesture(designer, menu, "pan"));
  }
  report(`drag, ${nodes} nodes`, drags, { frame: goals.frame, busy: goals.drag });
  report(`pan, ${nodes} nodes`, pans, { frame: goals.frame, busy: goals.pan });
  await measureWhole(designer, goals);
}

/** From afar a large flow is one drawn picture. */
async function measureWhole({ page }: DesignerPage, { nodes, whole, frame }: Goals): Promise<void> {
  const canvas = page.getByTestId("canvas");
  await canvas.press("1");
  await page.getByTestId("far-layer").waitFor();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("the canvas is not on the screen");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const pans: GestureFigures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) pans.push(await measureView(page, middle, "pan"));
  report(`pan with the whole flow in view, ${nodes} nodes`, pans, { frame, busy: whole });
}

function report(
  what: string,
  rounds: readonly GestureFigures[],
  goals: { readonly frame: number; readonly busy: number | null },
): void {
  const typical = (of: (figures: GestureFigures) => number): number => median(rounds.map(of));
  say(`${what}, main thread per step`, `${typical(({ busy }) => busy).toFixed(1)} ms`, goals.busy);
  const frames = `${typical(({ p95 }) => p95).toFixed(1)} ms, median ${typical(({ middle }) => middle).toFixed(1)} ms`;
  say(`${what}, frame p95`, frames, goals.frame);
}

/** A busy machine makes every figure worse: how busy it was stands beside each. */
function say(what: string, figure: string, goal: number | null): void {
  const load = (os.loadavg()[0] ?? 0).toFixed(1);
  console.log(`${what}: ${figure}${goal === null ? "" : ` (goal ≤ ${goal} ms)`}, load ${load}`);
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
  say(
    "keystroke in a prompt, 500 nodes, in the worker",
    `${typical.toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms`,
    16,
  );
  console.log(`keystroke vs one frame of 60 Hz: ×${(typical / FRAME_MS).toFixed(3)} (goal ≤ 1)`);
}
