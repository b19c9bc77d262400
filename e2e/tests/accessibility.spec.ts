import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile, screenshotFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { FlowsPage } from "../pages/flows-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { visit } from "../pages/visit.ts";
import { faultyFlow } from "../drawings/faulty-flows.ts";
import { archiveAllFlows, publishFlow, storeFlow } from "../product/stored-flow.ts";

describe("every screen in light and in dark", () => {
  const world = useWorld();
  const found = new Map<string, readonly string[]>();

  it("has nothing that axe calls serious before there is a flow", { timeout: 180_000 }, async () => {
    const product = world.product();
    const stranger = await world.freshPage();
    await stranger.goto(`${product.url}/`);
    await stranger.getByText("Open the sign-in link").waitFor();
    await look(stranger, "sign in");

    await archiveAllFlows(product);
    const page = await world.signedInPage();
    await new FlowsPage(page).open(product.url);
    await page.getByText("No flows yet").waitFor();
    await look(page, "flows, empty");
    await page.getByRole("button", { name: "New flow" }).first().click();
    await page.getByRole("dialog", { name: "New flow" }).waitFor();
    await look(page, "new flow");
    expect(Object.fromEntries(found)).toEqual({});
  });

  it("has nothing that axe calls serious while a flow is drawn and published", { timeout: 180_000 }, async () => {
    const product = world.product();
    const flowId = await storeFlow(product, customerSupportMenu());
    const faulty = await storeFlow(product, faultyFlow("tts-too-long"));
    expect(await publishFlow(product, flowId)).toBe("live");
    const page = await world.signedInPage();
    await new FlowsPage(page).open(product.url);
    await page.getByText("Customer_Support_Menu").first().waitFor();
    await look(page, "flows", "flows");

    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.clickBlock("node_main_menu");
    await designer.field("What callers hear").waitFor();
    await look(page, "designer", "designer");
    await designer.field("What callers hear").fill("Thank you for calling. For sales, press 1. For support, press 2.");
    await designer.untilSaved();
    const publish = new PublishDialog(page);
    await publish.open();
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    await look(page, "publish", "publish");
    await publish.publish("live");
    await look(page, "published");

    await designer.open(product.url, faulty);
    await page.locator("[data-testid='problem-count-error']").waitFor();
    await look(page, "designer with problems");

    await visit(page, product.url, `/flows/${flowId}/versions`);
    await page.getByRole("button", { name: "Roll back to 1" }).waitFor();
    await page.getByText("Comparing…").waitFor({ state: "detached" });
    await look(page, "versions", "versions");
    await visit(page, product.url, "/tenants");
    await page.getByRole("heading", { name: "Tenants", level: 1 }).waitFor();
    await look(page, "tenants", "tenants");
    await visit(page, product.url, "/audit");
    await page.getByTestId("audit-chain").getByText("Chain verified").waitFor();
    await page.getByTestId("audit-table").getByText("DEPLOY_SUCCESS").first().waitFor();
    await look(page, "audit");
    await visit(page, product.url, "/webhooks");
    await page.getByRole("heading", { name: "Webhooks", level: 1 }).waitFor();
    await look(page, "webhooks");
    await visit(page, product.url, "/nowhere");
    await page.getByText("There is no page here").waitFor();
    await look(page, "not found");

    expect(Object.fromEntries(found)).toEqual({});
  });

  it("fits a phone and a tablet, however long a name is", { timeout: 180_000 }, async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: "L".repeat(120) });
    expect(await publishFlow(product, flowId)).toBe("live");
    const page = await world.signedInPage();
    await new FlowsPage(page).open(product.url);
    const wider: string[] = [];
    for (const width of [400, 768]) {
      await page.setViewportSize({ width, height: 800 });
      for (const address of SCREENS.map((screen) => screen.replace(":flow", flowId))) {
        await visit(page, product.url, address);
        await page.locator("h1:not([data-left])").first().waitFor();
        await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
        await page.screenshot({ path: pictureFile(`${width} ${address.replaceAll("/", " ")}`) });
        // In a narrow window the heatmap stands below its figures, and the whole page scrolls.
        const [across, down] = await page.evaluate<[number, number]>(BEYOND_THE_WINDOW);
        if (across > 0 || (down > 0 && !address.endsWith("/heatmap")))
          wider.push(`${address} at ${width}: ${across} px across, ${down} px down`);
      }
    }
    expect(wider).toEqual([]);
  });

  it.each([400, 768])("draws and publishes in a window of %i px", { timeout: 120_000 }, async (width) => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: `Drawn at ${width}` });
    const page = await world.signedInPage();
    await page.setViewportSize({ width, height: 800 });
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    const canvas = await designer.canvas.boundingBox();
    expect(canvas?.width).toBeGreaterThan(380);
    expect(canvas?.height).toBeGreaterThan(290);
    expect(await page.getByTestId("flow-map").count()).toBe(0);
    await designer.clickBlock("node_main_menu");
    await designer.field("What callers hear").fill("For sales, press 1. For support, press 2.");
    await designer.untilSaved();
    await page.screenshot({ path: pictureFile(`drawn at ${width}`) });
    const publish = new PublishDialog(page);
    await publish.open();
    await page.screenshot({ path: pictureFile(`publish at ${width}`) });
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    expect(await publish.dialog.evaluate(whatStandsOverTheFoot)).toEqual([]);
    await publish.publish("live");
    await page.screenshot({ path: pictureFile(`published at ${width}`) });
    await publish.close();
  });

  /** Looks at a screen in both themes; `readme` names the picture of it that the README shows. */
  async function look(page: Page, screen: string, readme?: string): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`[data-mantine-color-scheme=${theme}]`).waitFor();
      await page.screenshot({
        path: readme === undefined ? pictureFile(`${screen} ${theme}`) : screenshotFile(`${readme}-${theme}`),
      });
      const faults = await seriousFaults(page);
      if (faults.length > 0) found.set(`${screen}, ${theme}`, faults);
    }
  }
});

const SCREENS = [
  "/",
  "/callers",
  "/tenants",
  "/approvals",
  "/notifications",
  "/audit",
  "/webhooks",
  "/flows/:flow/versions",
  "/flows/:flow/drift",
  "/flows/:flow/guard",
  "/flows/:flow/heatmap",
  "/flows/:flow/paths",
  "/flows/:flow/advice",
];

/** Runs in the page: how far the document reaches beyond its window. */
const BEYOND_THE_WINDOW =
  "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]";

/** What can be seen in the place of the dialog's foot, wherever its content is scrolled to. */
function whatStandsOverTheFoot(dialog: Element): string[] {
  const foot = dialog.querySelector("[data-testid='publish-submit']")?.parentElement;
  if (!foot) return ["there is no foot"];
  const over = new Set<string>();
  for (let top = 0; top < dialog.scrollHeight; top += 16) {
    dialog.scrollTop = top;
    const box = foot.getBoundingClientRect();
    for (const [x, y] of [0.2, 0.5, 0.8].flatMap((part) => [
      [box.left + box.width * part, box.top + 3],
      [box.left + box.width * part, box.bottom - 3],
    ])) {
      const hit = document.elementFromPoint(x ?? 0, y ?? 0);
      if (hit !== null && !foot.contains(hit)) over.add(hit.textContent);
    }
  }
  dialog.scrollTop = 0;
  return [...over];
}
