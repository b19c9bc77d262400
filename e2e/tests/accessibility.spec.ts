import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile, screenshotFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { FlowsPage } from "../pages/flows-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { faultyFlow } from "../drawings/faulty-flows.ts";
import { archiveAllFlows, publishFlow, storeFlow } from "../product/stored-flow.ts";

const THEMES = ["light", "dark"] as const;

describe.each(THEMES)("every screen in %s", (theme) => {
  const world = useWorld();

  it("has nothing that axe calls serious", { timeout: 180_000 }, async () => {
    const product = world.product();
    const found = new Map<string, readonly string[]>();
    const look = async (page: Page, screen: string): Promise<void> => {
      await page.screenshot({ path: pictureFile(`${screen} ${theme}`) });
      const faults = await seriousFaults(page);
      if (faults.length > 0) found.set(screen, faults);
    };

    const stranger = await world.freshPage();
    await stranger.emulateMedia({ colorScheme: theme });
    await stranger.goto(`${product.url}/`);
    await stranger.getByText("Open the sign-in link").waitFor();
    await look(stranger, "sign in");

    await archiveAllFlows(product);
    const page = await world.signedInPage(theme);
    await new FlowsPage(page).open(product.url);
    await page.getByText("No flows yet").waitFor();
    await look(page, "flows, empty");
    await page.getByRole("button", { name: "New flow" }).first().click();
    await page.getByRole("dialog", { name: "New flow" }).waitFor();
    await look(page, "new flow");
    await page.keyboard.press("Escape");

    const flowId = await storeFlow(product, customerSupportMenu());
    const faulty = await storeFlow(product, faultyFlow("tts-too-long"));
    expect(await publishFlow(product, flowId)).toBe("live");
    await new FlowsPage(page).open(product.url);
    await page.getByText("Customer_Support_Menu").first().waitFor();
    await look(page, "flows");
    await page.screenshot({ path: screenshotFile(`flows-${theme}`) });

    const designer = new DesignerPage(page);
    await page.goto(`${product.url}/flows/${flowId}`);
    await designer.untilShown();
    await designer.clickBlock("node_main_menu");
    await designer.field("What callers hear").waitFor();
    await look(page, "designer");
    await page.screenshot({ path: screenshotFile(`designer-${theme}`) });
    await designer.field("What callers hear").fill("Thank you for calling. For sales, press 1. For support, press 2.");
    await designer.untilSaved();
    const publish = new PublishDialog(page);
    await publish.open();
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    await look(page, "publish");
    await page.screenshot({ path: screenshotFile(`publish-${theme}`) });
    await publish.publish("live");
    await look(page, "published");

    await page.goto(`${product.url}/flows/${faulty}`);
    await designer.untilShown();
    await page.locator("[data-testid='problem-count-error']").waitFor();
    await look(page, "designer with problems");

    await page.goto(`${product.url}/flows/${flowId}/versions`);
    await page.getByRole("button", { name: "Roll back to 1" }).waitFor();
    await look(page, "versions");
    await page.screenshot({ path: screenshotFile(`versions-${theme}`) });
    await page.goto(`${product.url}/tenants`);
    await page.getByRole("heading", { name: "Tenants", level: 1 }).waitFor();
    await look(page, "tenants");
    await page.screenshot({ path: screenshotFile(`tenants-${theme}`) });
    await page.goto(`${product.url}/audit`);
    await page.getByTestId("audit-chain").getByText("Chain verified").waitFor();
    await page.getByTestId("audit-table").getByText("DEPLOY_SUCCESS").first().waitFor();
    await look(page, "audit");
    await page.goto(`${product.url}/webhooks`);
    await page.getByRole("heading", { name: "Webhooks", level: 1 }).waitFor();
    await look(page, "webhooks");
    await page.goto(`${product.url}/nowhere`);
    await page.getByText("There is no page here").waitFor();
    await look(page, "not found");

    expect(Object.fromEntries(found)).toEqual({});
  });
});
