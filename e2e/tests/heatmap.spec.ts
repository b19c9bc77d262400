import { readFileSync, writeFileSync } from "node:fs";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile, screenshotFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { seeWaysOnPhone, seeWholeOnPaper, untilCounted, type Counted } from "../pages/heat-table.ts";
import { visit } from "../pages/visit.ts";
import { demoFlow } from "../product/demo-flow.ts";
import { liveAt } from "../product/sandbox-control.ts";
import type { Product } from "../product/start-product.ts";
import { storeFlow } from "../product/stored-flow.ts";

const WORDY_DIALECT = "cxone-flow-steps";
const WORDY = "Customer support, NICE CXone flow steps";

const HURRIED_MS = 7_200_000;

/** Publishes the draft, and lets the sandbox's callers call it for two hours. */
async function publishAndWaitForCallers(product: Product, { flowId, tenantId }: { flowId: string; tenantId: string }) {
  const post = (url: string, body: object) =>
    fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${product.adminToken}`,
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
  expect((await post(`${product.url}/api/flows/${flowId}/deployments`, { tenantId })).status).toBe(202);
  await expect.poll(async () => (await liveAt(product, flowId, WORDY_DIALECT)).version, { timeout: 30_000 }).toBe(2);
  await post(`${product.sandboxUrl}/_control/${WORDY_DIALECT}/callers`, { callsPerHour: 600, rhythm: "flat" });
  await post(`${product.sandboxUrl}/_control/clock`, { advanceMs: HURRIED_MS });
}

/** Where a heatmap is looked at. */
async function viewOf(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  const transform = await page
    .getByTestId("heat-drawing")
    .locator(".react-flow__viewport")
    .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).toFloat64Array().join());
  const [zoom = 0, , , , , , , , , , , , x = 0, y = 0] = transform.split(",").map(Number);
  return { x, y, zoom };
}

/** Gives the window another size, and waits until the drawing has it. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  const drawing = page.getByTestId("heat-drawing");
  const before = await drawing.boundingBox();
  await page.setViewportSize(size);
  await expect.poll(async () => (await drawing.boundingBox())?.width).not.toBe(before?.width);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Where the page's "Last 7 days" begin: with a whole hour. */
function weekAgo(): string {
  const hour = 3_600_000;
  return new Date(Math.floor(Date.now() / hour - 7 * 24) * hour).toISOString();
}

async function takeAway(page: Page, what: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Take away" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: what }).click(),
  ]);
  return readFileSync(await download.path());
}

async function middleOf(element: Locator) {
  const box = await element.boundingBox();
  return box && { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

describe("the heatmap", () => {
  const world = useWorld({ TONEGRAPH_DEMO_PAST: "on", TONEGRAPH_TEST_HOOKS: "on" });

  it("shows on the drawing and in a table where callers hang up, as the server counts it", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, customerSupportMenu());
    const page = await world.signedInPage();
    await page.goto(`${product.url}/flows/${flowId}/heatmap`);
    await page.getByRole("heading", { name: "Nobody has called this flow yet" }).waitFor();
    await page.getByRole("heading", { name: "Heatmap of Customer_Support_Menu" }).waitFor();
    await page.getByRole("navigation", { name: "You are here" }).getByRole("link", { name: "Flows" }).waitFor();
    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: pictureFile(`heatmap-never-live-${theme}`) });
      expect(await seriousFaults(page)).toEqual([]);
    }

    const demo = await demoFlow(product);
    await page.goto(`${product.url}/flows/${demo.flowId}/heatmap`);
    await page.getByTestId("heat-legend").waitFor();
    await page.getByTestId("wire-layer").locator("path").first().waitFor({ state: "attached", timeout: 10_000 });
    const answer = Promise.withResolvers<null>();
    await page.route(/refresh=true/u, (route) => answer.promise.then(() => route.continue()), { times: 1 });
    const ask = page.getByRole("button", { name: "Ask the vendor now" });
    await ask.click();
    // What turns stands in the middle of the button, also for readers who want nothing to move.
    expect(await middleOf(ask.locator(".mantine-Loader-root"))).toEqual(await middleOf(ask));
    await page.screenshot({ path: pictureFile("heatmap-asks-the-vendor") });
    answer.resolve(null);
    await page
      .getByTestId("heat-legend")
      .getByText(/v1 · [1-9]/)
      .waitFor();

    const [usual, wide] = [page.viewportSize(), { width: 1700, height: 1000 }];
    if (usual === null) throw new Error("the window has no size");
    const fitted = await viewOf(page);
    await resize(page, wide);
    await expect.poll(async () => (await viewOf(page)).x).toBeGreaterThan(fitted.x + 50);
    await page.getByRole("button", { name: "Zoom In" }).click();
    const chosen = await viewOf(page);
    await resize(page, usual);
    const kept = await viewOf(page);
    expect([kept.zoom, Math.round((kept.x - chosen.x) / 2), Math.round((kept.y - chosen.y) / 2)]).toEqual([
      chosen.zoom,
      0,
      0,
    ]);
    await page.getByRole("button", { name: "Fit View" }).click();
    await expect.poll(async () => Math.abs((await viewOf(page)).x - fitted.x)).toBeLessThan(2);
    await resize(page, wide);
    await expect.poll(async () => (await viewOf(page)).x).toBeGreaterThan(fitted.x + 50);
    await resize(page, usual);

    const menu = page.locator('[data-heat-node="node_main_menu"]');
    await menu
      .getByText(/\d+(\.\d)? %/)
      .first()
      .waitFor();
    await menu.click();
    const panel = page.getByTestId("heat-panel");
    await panel.getByText("Where they go next").waitFor();
    await panel.getByText("Hang up", { exact: true }).waitFor();
    await panel.getByTestId("prompt-leaving").getByText("sales", { exact: false }).first().waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await menu.click();
    await panel.getByTestId("prompt-leaving").getByText("sales", { exact: false }).first().waitFor();

    const table = page.getByTestId("heat-table");
    const row = table.getByRole("row").filter({ hasText: "Main menu" });
    const address = `GET /flows/${demo.flowId}/heatmap?tenantId=${demo.tenantId}&from=${weekAgo()}`;
    const { entered, abandoned } = await untilCounted(row, async () => {
      const heat = await callAsAdmin<{ nodes: Record<string, Counted> }>(product, address);
      return heat.body.nodes["node_main_menu"] ?? { entered: 0, abandoned: 0 };
    });
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: screenshotFile(`heatmap-${theme}`) });
      expect(await seriousFaults(page)).toEqual([]);
    }
    await page.screenshot({ path: pictureFile("heatmap") });

    await table.getByRole("button", { name: "Entered" }).click();
    await page.getByRole("button", { name: "Median seconds" }).click();
    await page.getByTestId("heat-legend").getByText("Half of the stays are shorter").waitFor();
    expect(page.url()).toContain("metric=median");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toContain(`,node_main_menu,${entered},${abandoned},`);
    await seeWholeOnPaper(page, table);

    const svg = await takeAway(page, "Drawing (SVG)");
    expect(svg.toString("utf8")).toMatch(/<title>Main menu: \d/);
    const png = await takeAway(page, "Picture (PNG)");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    // A PNG's width and height stand at these places (PNG specification, section 11.2.2).
    expect(Math.min(png.readUInt32BE(16), png.readUInt32BE(20))).toBeGreaterThan(400);
    writeFileSync(pictureFile("heatmap-taken-away"), png);
  });

  it("shows the ways that callers take, what is lost over all flows, and the week on paper", async () => {
    const product = world.product();
    const page = await world.signedInPage();
    const demo = await demoFlow(product);
    await callAsAdmin(product, `GET /flows/${demo.flowId}/heatmap?tenantId=${demo.tenantId}&refresh=true`);
    await page.goto(`${product.url}/flows/${demo.flowId}/heatmap`);
    await page.getByRole("link", { name: "Ways" }).click();
    await page.getByRole("heading", { name: "Most common ways", exact: true }).waitFor();
    await page.getByRole("navigation", { name: "You are here" }).getByRole("link", { name: "Flows" }).waitFor();
    await page.getByTestId("ways-picture").getByText("Main menu").first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.screenshot({ path: screenshotFile("ways") });
    await seeWaysOnPhone(page);

    await page.goto(`${product.url}/flows/${demo.flowId}/advice`);
    await page.getByTestId("advice").filter({ hasText: "Fixed threshold" }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`${product.url}/callers`);
    await page.getByTestId("dashboard-total").waitFor();
    await page.getByRole("table", { name: "Published lately" }).getByText("v1").first().waitFor();
    await page.getByRole("table", { name: "Flows by calls lost" }).getByText("Customer_Support_Menu").waitFor();
    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: pictureFile(`callers-${theme}`), fullPage: true });
      expect(await seriousFaults(page)).toEqual([]);
    }
    await page.screenshot({ path: screenshotFile("callers"), fullPage: true });
    await page.getByRole("link", { name: "Weekly report" }).click();
    await page.getByRole("heading", { name: /^Weekly report, week \d/ }).waitFor();
    await page.getByRole("link", { name: "The week after" }).click();
    await page.getByText("This week is not over").waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.screenshot({ path: pictureFile("weekly-report"), fullPage: true });
  });

  it("advises on a flow that could be better, and opens each change as one step of the draft", async () => {
    const product = world.product();
    const page = await world.signedInPage();
    const demo = await demoFlow(product, WORDY);
    await callAsAdmin(product, `GET /flows/${demo.flowId}/heatmap?tenantId=${demo.tenantId}&refresh=true`);
    await page.goto(`${product.url}/flows/${demo.flowId}/advice`);
    const advice = page.getByTestId("advice");
    for (const kind of ["Shorter prompt", "Order of the menu", "Missing exit", "Shorter wait"]) {
      await advice.filter({ has: page.getByText(kind, { exact: true }) }).waitFor();
    }
    const [order, notice] = ["Order of the menu", "Shorter prompt"].map((kind) =>
      advice.filter({ has: page.getByText(kind, { exact: true }) }),
    );
    if (order === undefined || notice === undefined) throw new Error("there is no such advice");
    await order.getByText(/Saves callers about [1-9]/).waitFor();
    await order.getByText(/simulated callers: [\d.]+ s → [\d.]+ s on average/).click();
    expect(await seriousFaults(page)).toEqual([]);
    await page.screenshot({ path: pictureFile("advice"), fullPage: true });

    await order.getByRole("button", { name: "Try it in the draft" }).click();
    const designer = new DesignerPage(page);
    const menu = designer.block("node_menu");
    await menu.getByText("For an order", { exact: false }).waitFor();
    await page.screenshot({ path: pictureFile("advice-tried") });
    await page.getByRole("button", { name: "Undo" }).click();
    await menu.getByText("For billing", { exact: false }).waitFor();
    expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);

    await visit(page, product.url, `/flows/${demo.flowId}/advice`);
    await notice.getByRole("button", { name: "Try it in the draft" }).click();
    await designer.block("node_notice_rest").waitFor();
    await expect
      .poll(async () => (await callAsAdmin(product, `GET /flows/${demo.flowId}`)).text, { timeout: 30_000 })
      .toContain("node_notice_rest");
  });

  it("shows on the drawing of what changed what callers made of it, with the way back beside it", async () => {
    const product = world.product();
    const page = await world.signedInPage();
    const demo = await demoFlow(product, WORDY);
    await publishAndWaitForCallers(product, demo);
    // Figures are asked for up to the page's present, which is the sandbox's, two hours ahead.
    await page.clock.setSystemTime(Date.now() + HURRIED_MS);
    await visit(page, product.url, `/flows/${demo.flowId}/heatmap`);
    const legend = page.getByTestId("heat-legend");
    await legend.getByText("v2 · 0 calls").waitFor();
    await callAsAdmin(product, `GET /flows/${demo.flowId}/heatmap?tenantId=${demo.tenantId}&refresh=true`);
    await legend.getByText(/v2 · [1-9]/).waitFor();
    await visit(page, product.url, `/flows/${demo.flowId}/versions`);
    const effect = page.getByTestId("publish-effect");
    await effect.getByText("Better", { exact: true }).waitFor({ timeout: 30_000 });
    const map = page.getByTestId("compare-map");
    await map.locator('[data-verdict="better"]').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.screenshot({ path: pictureFile("before-and-after"), fullPage: true });

    await visit(page, product.url, `/flows/${demo.flowId}/heatmap?version=2&compare=1&metric=change`);
    await page.getByTestId("heat-legend").getByText("− fewer hang up, + more hang up").waitFor();
    const changes = page.getByTestId("heat-table").getByRole("button", { name: "Change" });
    await changes.click();
    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: screenshotFile(`heatmap-change-${theme}`) });
    }
    await page
      .locator("section")
      .filter({ hasText: /^Version/ })
      .getByRole("button", { name: "v1", exact: true })
      .click();
    await changes.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Hang-ups", pressed: true }).waitFor();

    await visit(page, product.url, `/flows/${demo.flowId}/versions`);
    await page.getByRole("button", { name: "Roll back to 1" }).click();
    await page.getByTestId("roll-back-submit").click();
    await expect
      .poll(async () => (await liveAt(product, demo.flowId, WORDY_DIALECT)).version, { timeout: 30_000 })
      .toBe(1);
  });
});
