// The heatmap of a flow of 1,000 blocks in real Chromium, from figures that were collected and are served as always: its first
// picture, and frames and main-thread time while panning and zooming, from afar (one drawn picture) and near.
import os from "node:os";
import { ok } from "@tonegraph/flow-model";
import { newProfile, openBrowser } from "../../e2e/browser/open-browser.ts";
import { stepsThrough } from "../heatmap/made-up-steps.ts";
import { startFiguresServer } from "../heatmap/figures-server.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median } from "../measure/median.ts";
import { measureView, type GestureFigures } from "./measure-gesture.ts";

const BLOCKS = Number(process.argv[2] ?? 1000);
const STEPS_AN_HOUR = 5000;
const HOURS = 24;
const HOUR_MS = 3_600_000;
const ROUNDS = 3;
const FRAME_GOAL = 20;
const STEP_GOAL = 15;
const PICTURE_GOAL = 350;
const MOST_CLICKS = 24;

const flow = syntheticFlow(BLOCKS);
const server = await startFiguresServer();
const browser = await openBrowser();
try {
  const flowId = await server.place(flow);
  const make = stepsThrough(flow, 7);
  const hours = Array.from({ length: HOURS }, (_, hour) => server.thisHour - (HOURS - hour) * HOUR_MS);
  await server.collect(flowId, async function* ({ from, to }) {
    for (const hour of hours.filter((begin) => begin >= from.getTime() && begin < to.getTime()))
      yield await Promise.resolve(ok(make(hour, STEPS_AN_HOUR).flat()));
  });
  const profile = await newProfile(browser, { colorScheme: "light" });
  await profile.setExtraHTTPHeaders({ authorization: `Bearer ${server.token}` });
  const page = await profile.newPage();
  await page.addInitScript(recordHeat);
  const pictures: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${server.url}/flows/${flowId}/heatmap`);
    await page.waitForFunction(() => performance.getEntriesByName("heat-picture").length > 0, null, {
      timeout: 120_000,
    });
    pictures.push(await page.evaluate(sinceFigures));
  }
  say(`first picture with heat, ${BLOCKS} blocks`, `${median(pictures).toFixed(0)} ms`, PICTURE_GOAL);
  const drawing = page.getByTestId("heat-drawing");
  const box = await drawing.boundingBox();
  if (box === null) throw new Error("the drawing is not on the screen");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await measurePlace(page, middle, "from afar");
  await comeNear(page);
  await measurePlace(page, middle, "near");
} finally {
  await browser.close();
  await server.stop();
}

type Page = Parameters<typeof measureView>[0];
type Point = Parameters<typeof measureView>[1];

async function measurePlace(page: Page, at: Point, place: string): Promise<void> {
  const elements = await page.getByTestId("heat-drawing").locator("*").count();
  for (const gesture of ["pan", "zoom"] as const) {
    const rounds: GestureFigures[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureView(page, at, gesture));
    const what = `${gesture} with heat ${place}, ${BLOCKS} blocks, ${elements} elements`;
    say(`${what}, main thread per step`, `${median(rounds.map(({ busy }) => busy)).toFixed(1)} ms`, STEP_GOAL);
    say(`${what}, frame p95`, `${median(rounds.map(({ p95 }) => p95)).toFixed(1)} ms`, FRAME_GOAL);
  }
}

async function comeNear(page: Page): Promise<void> {
  const drawing = page.getByTestId("heat-drawing");
  const zoomIn = drawing.getByRole("button", { name: /zoom in/iu });
  for (let click = 0; click < MOST_CLICKS; click += 1) {
    if ((await drawing.locator("[data-near=true]").count()) > 0) return;
    await zoomIn.click();
  }
  throw new Error("no block came near");
}

/** A busy machine makes every figure worse: how busy it was stands beside each. */
function say(what: string, figure: string, goal: number): void {
  console.log(`${what}: ${figure} (goal ≤ ${goal} ms), load ${(os.loadavg()[0] ?? 0).toFixed(1)}`);
}

function recordHeat(): void {
  const watch = (): void => {
    if (!document.querySelector("[data-heat-node], [data-testid=heat-far-layer]"))
      return void requestAnimationFrame(watch);
    // The frame that has it ends before the next one begins.
    requestAnimationFrame(() => performance.mark("heat-picture"));
  };
  requestAnimationFrame(watch);
}

/** From the arrival of the figures or of the version's drawing, whichever came last. */
function sinceFigures(): number {
  const arrivals = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\/api\/flows\/flow_[0-9A-Z]+\/(heatmap|versions\/\d+)/u.test(new URL(name).pathname))
    .map((entry) => (entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0));
  const [picture] = performance.getEntriesByName("heat-picture");
  return (picture?.startTime ?? Number.NaN) - Math.max(...arrivals);
}
