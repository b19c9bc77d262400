// Targets beside the first: what they would make of a flow, publishing to them, their own parts, times, refusals and figures.
import type { Flow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { recordedMenu } from "../drawings/recorded-menu.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { TenantsPage } from "../pages/tenants-page.ts";
import { visit } from "../pages/visit.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { controlVendor, liveAt, tenantOf } from "../product/sandbox-control.ts";
import type { Product } from "../product/start-product.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

/** Publishes a flow to a tenant that is the vendor and no more: single calls cannot be had there. Callers called it for a week. */
async function calledAtPlainVendor(product: Product, dialect: string, flow: Flow): Promise<string> {
  const { id } = await tenantOf(product, dialect);
  const { body: demo } = await callAsAdmin<Tenant>(product, `GET /tenants/${id}`);
  const { callFeed: _feed, ...settings } = demo.settings;
  const plain = {
    dialect,
    baseUrl: demo.baseUrl,
    authUrl: demo.authUrl,
    settings,
    name: `Plain ${dialect}`,
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret" },
  };
  const { body: tenant } = await callAsAdmin<{ id: string }>(product, "POST /tenants", plain);
  const flowId = await storeFlow(product, flow);
  expect(await publishFlow(product, flowId, { tenantId: tenant.id })).toBe("live");
  const callers = { seed: 7, callsPerHour: 20, rhythm: "flat", sinceDays: 8 };
  await controlVendor(product, dialect, "POST /callers", callers);
  return flowId;
}

interface Tenant {
  readonly baseUrl: string;
  readonly authUrl: string;
  readonly settings: Readonly<Record<string, string>>;
}

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

  it("tenants: how their requests go, and what cannot be right is said at its field", async () => {
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
    await dialog.getByLabel("CXone host").fill("not a host");
    await dialog.getByLabel("Client id").fill("with space");
    await dialog.getByLabel("Client secret").fill("secret");
    await tenants.send();
    // All of it is told at once, and the first field has the focus.
    await dialog.getByText(/contains a space/).waitFor();
    await tenants.faultAt("CXone host", /cannot be part of a host name/);
    await dialog.getByLabel("CXone host").fill("acme.niceincontact.com");
    await tenants.send();
    await tenants.faultAt("Client id", /contains a space/);
    await dialog.getByLabel("Client id").fill("client");
    const webhook = /^Webhook address/;
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

  it("what the vendor reports of a whole flow, where it reports nothing per block", async () => {
    const product = world.product();
    const page = await world.sharedPage();
    const campaigns = await calledAtPlainVendor(product, "cxone-campaign-rules", recordedMenu("asset_abc123"));
    await visit(page, product.url, `/flows/${campaigns}/heatmap`);
    const figures = page.getByTestId("vendor-figures");
    await figures.getByRole("heading", { name: "The whole flow, as NICE CXone reports it" }).waitFor();
    await page.getByText("This vendor reports no figures per block.").waitFor();
    const rows = figures.getByRole("table").locator("tbody tr");
    // Seven days and what there is of today.
    await rows.nth(7).waitFor();
    expect(await rows.count()).toBe(8);
    expect(await rows.nth(3).getByRole("cell").allInnerTexts()).toEqual([
      expect.stringMatching(/^[1-9][\d.]* (min|h)$/),
      expect.stringMatching(/^[1-9]\d(\.\d)? %$/),
    ]);
    // Nobody knows anything of a block, so no block is said to have been left alone.
    expect(
      await page
        .locator("[data-heat-node]")
        .getByText(/\d %|nobody/)
        .count(),
    ).toBe(0);
    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: pictureFile(`vendor figures ${theme}`) });
      expect(await seriousFaults(page)).toEqual([]);
    }

    const fault = { path: "/api/v2/analytics/*", status: 400, times: 1 };
    await controlVendor(product, "cxone-campaign-rules", "POST /faults", fault);
    await page.getByRole("button", { name: "Last 24 hours" }).click();
    const failed = figures.getByRole("alert");
    await failed.getByText("Plain cxone-campaign-rules gave no figures: NICE CXone refused").waitFor();
    await page.screenshot({ path: pictureFile("vendor figures failed") });
    expect(await seriousFaults(page)).toEqual([]);
    await figures.getByRole("button", { name: "Ask the vendor now" }).click();
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByRole("link", { name: "Ways" }).click();
    await page.getByText("It reports neither single calls nor figures per block").waitFor();

    const menu = { ...customerSupportMenu(), profile: "genesys-menu-flows" };
    await visit(page, product.url, `/flows/${await calledAtPlainVendor(product, menu.profile, menu)}/heatmap`);
    await figures.getByRole("heading", { name: "The whole flow, as Genesys Cloud reports it" }).waitFor();
    await rows.nth(0).waitFor();
    expect(await rows.count()).toBe(1);
    expect(await rows.getByRole("cell").allInnerTexts()).toEqual([
      expect.stringMatching(/^\d,\d{3}$/),
      expect.stringMatching(/^\d[\d,]* \(\d[\d.]* %\)$/),
    ]);
    // Genesys Cloud knows the last seven days alone.
    expect(await page.getByRole("button", { name: /^Last / }).count()).toBe(0);
    await page.screenshot({ path: pictureFile("vendor figures of seven days") });
    expect(await seriousFaults(page)).toEqual([]);

    await page.setViewportSize({ width: 400, height: 800 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width, { timeout: 30_000 }).toBe(400);
    await page.screenshot({ path: pictureFile("vendor figures on a narrow screen"), fullPage: true });
    expect(await seriousFaults(page)).toEqual([]);
  });
});
