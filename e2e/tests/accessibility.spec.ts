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
