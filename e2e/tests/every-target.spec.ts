// Targets beside the first: what they would make of a flow, publishing to them, their own parts, times and refusals.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { recordedMenu } from "../drawings/recorded-menu.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { TenantsPage } from "../pages/tenants-page.ts";
import { controlVendor, liveAt, tenantOf } from "../product/sandbox-control.ts";
import { storeFlow } from "../product/stored-flow.ts";

describe("every target", () => {
  const world = useWorld();

  it.each([
    ["genesys-menu-flows", "approximated", /says a menu once/],
    ["cxone-flow-steps", "dropped", /have no description/],
  ] as const)("%s: published, changed, rolled back", async (...[dialect, kind, lost]) => {
    const product = world.product();
    const tenant = await tenantOf(product, dialect);
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: dialect, profile: dialect });
    const page = await world.sharedPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);

    const publish = new PublishDialog(page);
    await publish.open();
    await publish.chooseTarget(tenant.name, /^CXone flow connections sandbox.* carried differently, \d+ are left out/);
    await publish.report(kind).getByText(lost).waitFor();
    await page.screenshot({ path: pictureFile(`plan for ${dialect}`) });
    await publish.publish("live");
    const first = await liveAt(product, flowId, dialect);
    expect(first).toMatchObject({ version: 1, drift: "inSync", held: expect.stringContaining("queue_sales_001") });
    await publish.close();

    await designer.goTo("node_sales");
    await designer.fillField("Queue", "queue_general");
    await designer.untilSaved();
    await publish.open();
    await publish.publish("live");
    const second = await liveAt(product, flowId, dialect);
    expect(second).toMatchObject({ version: 2, held: expect.stringContaining("queue_general") });
    expect(second.held).not.toContain("queue_sales_001");

    await publish.rollBackTo(1);
    const back = await liveAt(product, flowId, dialect);
    expect(back).toMatchObject({ version: 1, drift: "inSync", held: expect.stringContaining("queue_sales_001") });
  });

  it("campaign rules: a recording of the vendor's, times of its own, and its words when a recording is gone", async () => {
    const product = world.product();
    const dialect = "cxone-campaign-rules";
    const flowId = await storeFlow(product, recordedMenu("asset_abc123"));
    const page = await world.sharedPage();
    await page.emulateMedia({ colorScheme: "dark" });
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.goTo("node_welcome");
    await designer.fillField("Recording", "asset_holiday");
    await designer.resourceNotes.getByText(/^Holiday hours, at /).waitFor();
    await designer.untilSaved();
    await controlVendor(product, dialect, "DELETE /resources/asset/asset_holiday");

    const publish = new PublishDialog(page);
    await publish.open();
    await publish.report("approximated").getByRole("button", { name: "Show Choice" }).click();
    await publish.dialog.waitFor({ state: "hidden" });
    expect(await designer.selected()).toBe("node_m");
    await publish.open();
    await publish.dialog.getByText("When NICE CXone opens and closes it").waitFor();
    await publish.dialog.getByLabel("Open until").fill("2020-01-01T08:00");
    await publish.dialog.getByText("This has passed. Choose a later time.").waitFor();
    await publish.dialog.getByText("Say when, or mend the times above.").waitFor();
    await publish.dialog.getByLabel("Open until").fill("2099-01-01T08:00");
    await page.screenshot({ path: pictureFile("plan for campaign rules") });
    await publish.publish("failed");
    await publish.outcome
      .getByText(/asset_holiday/)
      .first()
      .waitFor();
    await page.screenshot({ path: pictureFile("refused by campaign rules") });
  });

  it("tenants: how their calls do, and what cannot be right is said at its field", async () => {
    const tenants = new TenantsPage(await world.sharedPage());
    await tenants.open(world.product().url);
    const card = tenants.card("Genesys Cloud menu flows sandbox");
    await card.getByText("answered").waitFor();
    await card.getByText(/^valid for \d+ min$/).waitFor();
    await card.getByText("What exists there").click();
    await card.getByText(/^5 queues$/).waitFor();
    await card.getByText("This vendor lists no campaigns.").waitFor();
    await tenants.page.screenshot({ path: pictureFile("tenants"), fullPage: true });

    const dialog = await tenants.connect("Odd", /campaign rules/);
    await dialog.getByLabel(/^Host of your CXone tenant/).fill("not a host");
    await dialog.getByLabel("Client id").fill("with space");
    await dialog.getByLabel("Client secret").fill("secret");
    await tenants.send();
    await tenants.faultAt("Client id", /contains a space/);
    await dialog.getByLabel("Client id").fill("client");
    await tenants.send();
    await tenants.faultAt(/^Host of your CXone tenant/, /cannot be part of a host name/);
    await dialog.getByLabel(/^Host of your CXone tenant/).fill("acme.niceincontact.com");
    const webhook = /^Address that CXone should tell/;
    await dialog.getByLabel(webhook).fill("hooks.example.com");
    await tenants.send();
    await tenants.faultAt(webhook, /^Write the whole address, beginning with https:/);
    await dialog.getByLabel(webhook).fill("https://127.0.0.1/calls");
    await tenants.send();
    await tenants.faultAt(webhook, /127\.0\.0\.1 is not an address on the public internet/);
    await dialog.getByLabel(webhook).fill("");
    await dialog.getByLabel(/^API address/).fill("http://api.example.com");
    await tenants.send();
    await tenants.faultAt(/^API address/, /https/);
    await dialog.getByLabel(/^API address/).fill("https://10.0.0.1");
    await tenants.send();
    await tenants.faultAt(/^API address/, /private|10\.0\.0\.1/);
    await tenants.page.screenshot({ path: pictureFile("tenant that cannot be right") });
  });
});
