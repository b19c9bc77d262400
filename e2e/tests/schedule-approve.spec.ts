import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { TenantsPage } from "../pages/tenants-page.ts";
import { visit } from "../pages/visit.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { publishFlow, sandboxTenant, storeFlow } from "../product/stored-flow.ts";

describe("publishing later, and with somebody else's approval", () => {
  const world = useWorld();

  const look = async (page: Page, screen: string) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: pictureFile(`${screen} ${colorScheme}`) });
      expect(await seriousFaults(page)).toEqual([]);
    }
  };

  it("schedules a span in the tenant's zone, and cancels it", { timeout: 180_000 }, async () => {
    const product = world.product();
    const flowId = await storeFlow(product, customerSupportMenu());
    expect(await publishFlow(product, flowId)).toBe("live");
    const page = await world.sharedPage();
    await new TenantsPage(page).open(product.url);
    await page
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
    await page.getByText("Time zone and approvals").click();
    const tenant = page.getByRole("dialog");
    await tenant.getByRole("combobox", { name: "Time zone", exact: true }).fill("Berlin");
    await page.getByRole("option", { name: "Europe/Berlin" }).click();
    await tenant.getByRole("button", { name: "Save" }).click();
    await tenant.waitFor({ state: "hidden" });

    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.clickBlock("node_main_menu");
    await designer.field("What callers hear").fill(CHRISTMAS);
    await designer.untilSaved();
    const publish = new PublishDialog(page);
    await publish.open();
    await publish.dialog.getByText("For a span").click();
    await publish.dialog.getByLabel("Goes live").fill("2099-03-29T02:30");
    await publish.dialog.getByLabel("Until, then back").fill("2099-03-28T08:00");
    await publish.dialog.getByText("before it begins").waitFor();
    await publish.dialog.getByLabel("Until, then back").fill("2099-04-02T08:00");
    await publish.dialog.getByText("Times of Europe/Berlin, the tenant's zone.").waitFor();
    await publish.dialog.getByText("never show 02:30. It will be 03:30 instead.").waitFor();
    await look(page, "publish, for a span");
    await publish.dialog.getByRole("button", { name: "Schedule" }).click();
    await publish.outcome.getByText("Version 2 is scheduled from 29 Mar 2099, 02:30").waitFor();
    await publish.close();
    await page.getByTestId("scheduled-badge").waitFor();
    await visit(page, product.url, `/flows/${flowId}/versions`);
    const card = page.getByTestId("scheduled-card");
    await card.getByText("Version 1 comes back on").waitFor();
    await look(page, "versions with a schedule");
    await card.getByRole("button", { name: "Cancel version 2" }).click();
    await card.waitFor({ state: "hidden" });

    expect(await publishFlow(product, flowId)).toBe("live");
    await page.getByRole("button", { name: "Roll back to 1" }).click();
    const rollBack = page.getByRole("dialog");
    await rollBack.getByText("At a time").click();
    await rollBack.getByText("Say when, or mend the times above.").waitFor();
    await rollBack.getByLabel("Goes live").fill("2099-12-27T08:00");
    await look(page, "roll back, at a time");
    await rollBack.getByRole("button", { name: "Schedule version 1" }).click();
    await rollBack.getByText("Version 1 is scheduled at 27 Dec 2099, 08:00").waitFor();
    await rollBack.getByRole("button", { name: "Close", exact: true }).last().click();
    await card.getByText("Version 1 goes live on").waitFor();
    await page.getByRole("switch", { name: "Tell me what happens to this flow" }).waitFor();
  });

  it("asks for an approval, which somebody else gives", { timeout: 180_000 }, async () => {
    const product = world.product();
    const tenantId = await sandboxTenant(product);
    const { body: stored } = await callAsAdmin<{ settings: object }>(product, `GET /tenants/${tenantId}`);
    const publishing = { approvals: 1 };
    await callAsAdmin(product, `PATCH /tenants/${tenantId}`, { settings: { ...stored.settings, publishing } });
    const own = await storeFlow(product, { ...customerSupportMenu(), name: "Drawn_By_Me" });
    const other = await storeFlow(product, { ...customerSupportMenu(), name: "Drawn_By_Another" });
    await callAsAdmin(product, `POST /flows/${other}/approvals`, { tenantId, note: "The new number" });

    const page = await world.sharedPage();
    const designer = new DesignerPage(page);
    const publish = new PublishDialog(page);
    const approval = publish.dialog.getByTestId("publish-approval");
    await designer.open(product.url, own);
    await publish.open();
    await approval.getByRole("button", { name: "Ask for approval" }).click();
    await approval.getByText("Version 1 waits for its approval").waitFor();
    await look(page, "publish, waiting for an approval");
    await publish.dialog.getByRole("button", { name: "Cancel", exact: true }).click();

    await visit(page, product.url, "/approvals");
    const list = page.getByTestId("approval-list");
    const mine = list.getByRole("region", { name: "Drawn_By_Me, version 1" });
    const foreign = list.getByRole("region", { name: "Drawn_By_Another, version 1" });
    await foreign.getByText("The new number").waitFor();
    await mine.getByRole("button", { name: "Withdraw" }).waitFor();
    expect(await mine.getByRole("button", { name: "Approve version 1" }).count()).toBe(0);
    await look(page, "approvals");
    await foreign.getByRole("button", { name: "Approve version 1" }).click();
    await foreign.waitFor({ state: "hidden" });
    await mine.getByRole("button", { name: "Withdraw" }).click();
    await page.getByText("Nothing waits for an approval").waitFor();
    await designer.open(product.url, other);
    await publish.open();
    await approval.getByText("Version 1 is approved for this tenant.").waitFor();
    await publish.publish("live");
  });
});

const CHRISTMAS = "We are closed for Christmas. For sales, press 1. For support, press 2.";
