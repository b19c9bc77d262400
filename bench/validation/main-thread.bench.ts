// What a live edit takes of the main thread for validation at 5,000 nodes, in real Chromium: handing the patches to the
// worker and applying its answer, while somebody types in a prompt and while a wire is drawn and taken back.
import os from "node:os";
import { newProfile, openBrowser } from "../../e2e/browser/open-browser.ts";
import { DesignerPage } from "../../e2e/pages/designer-page.ts";
import { startProduct } from "../../e2e/product/start-product.ts";
import { storeFlow } from "../../e2e/product/stored-flow.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median, quantile } from "../measure/median.ts";
import { untilServed } from "../measure/until-served.ts";
import { recordEditShares, type EditShare } from "./main-thread.ts";

const NODES = 5_000;
const EDITS = 60;
/** The first edits are made by code that the browser has not compiled yet. */
const WARM_UP = 20;
const GOAL_MS = 0.5;

const product = await startProduct();
const browser = await openBrowser();
try {
  const profile = await newProfile(browser, { colorScheme: "light" });
  const page = await profile.newPage();
  const designer = new DesignerPage(page);
  await page.goto(product.signInLink);
  await page.getByRole("heading", { name: "Flows", level: 1 }).waitFor();
  await recordEditShares(page);
  const flowId = await storeFlow(product, syntheticFlow(NODES));
  await untilServed(product, flowId);
  await page.goto(`${product.url}/flows/${flowId}`);
  await page.waitForFunction(() => window.editShares.length > 0, null, { timeout: 240_000 });
  await designer.clickBlock("node_start");
  await page.keyboard.press("]");
  await page.locator("[data-node-id='node_m0'][data-selected='true']").waitFor();
  await designer.clickBlock("node_m0");
  await designer.field("What callers hear").press("End");
  report("keystroke in a prompt", await edits(() => page.keyboard.type("a")));
  await page.keyboard.press("Escape");
  await designer.drawWire("node_m0", "noMatch", "node_m1");
  let isDrawn = true;
  const drawOrTakeBack = (): Promise<void> => {
    isDrawn = !isDrawn;
    return page.keyboard.press(isDrawn ? "Control+Shift+z" : "Control+z");
  };
  report("wire drawn or taken back", await edits(drawOrTakeBack));

  async function edits(edit: () => Promise<void>): Promise<readonly EditShare[]> {
    const shares: EditShare[] = [];
    for (let count = 0; count < EDITS + WARM_UP; count += 1) {
      const before = await page.evaluate(() => window.editShares.length);
      await edit();
      await page.waitForFunction((seen) => window.editShares.length > seen, before, { timeout: 60_000 });
      const share = await page.evaluate((place) => window.editShares[place], before);
      if (share !== undefined && count >= WARM_UP) shares.push(share);
    }
    return shares;
  }
} finally {
  await browser.close();
  await product.stop();
}

function report(what: string, shares: readonly EditShare[]): void {
  const posting = shares.map((share) => share.posting);
  const applying = shares.map((share) => share.applying);
  const both = shares.map((share) => share.posting + share.applying);
  const figures = `${median(both).toFixed(2)} ms, p95 ${quantile(both, 0.95).toFixed(2)} ms`;
  const parts = `posting ${median(posting).toFixed(2)}, applying ${median(applying).toFixed(2)}`;
  const load = (os.loadavg()[0] ?? 0).toFixed(1);
  console.log(`${what}, ${NODES} nodes, main thread: ${figures} (goal ≤ ${GOAL_MS} ms; ${parts}), load ${load}`);
}
