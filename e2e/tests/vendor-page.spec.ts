// Somebody plays the vendor on the sandbox's own page, by keyboard and on a phone: whatever is offered there does something.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { controlVendor, tenantOf } from "../product/sandbox-control.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

const RULES = "cxone-campaign-rules";
const MENUS = "cxone-ivr-menus";
const GENESYS = "genesys-menu-flows";
const CONNECTIONS = "cxone-flow-connections";
const ALL = [MENUS, CONNECTIONS, "cxone-flow-steps", RULES, GENESYS];

describe("the sandbox's page", () => {
  const world = useWorld();

  async function open(): Promise<Page> {
    const [page, { sandboxUrl }] = [await world.freshPage(), world.product()];
    // The product is ready before the sandbox that it starts.
    await expect
      .poll(
        () =>
          fetch(sandboxUrl).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
    await page.goto(sandboxUrl);
    return page;
  }

  it("fits a phone for every dialect, and is readable in both themes", async () => {
    const page = await open();
    await page.setViewportSize({ width: 400, height: 900 });
    for (const dialect of ALL) {
      await choose(page, dialect);
      await page.screenshot({ path: pictureFile(`vendor page ${dialect} 400`) });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(400);
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousFaults(page), colorScheme).toEqual([]);
    }
  });

  it("keeps a kind that was emptied, and adds to it by keyboard", async () => {
    const page = await open();
    await choose(page, RULES);
    const resources = part(page, "resources");
    const campaigns = resources.getByRole("button", { name: /^Remove campaign/u });
    expect(await campaigns.count()).toBe(2);
    await campaigns.first().press("Enter");
    await expect.poll(() => campaigns.count()).toBe(1);
    // The button that somebody pressed is gone: the keyboard is still in that part.
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("resources-title");
    await campaigns.first().press("Enter");
    await expect.poll(() => campaigns.count()).toBe(0);
    await resources.getByLabel("Kind").selectOption("campaign");
    const id = resources.getByRole("textbox", { name: "Id" });
    await id.fill("camp_new");
    await id.press("Enter");
    await resources.getByRole("button", { name: "Remove campaign camp_new" }).waitFor();
    await expect.poll(() => page.evaluate("document.activeElement.name")).toBe("id");

    await choose(page, CONNECTIONS);
    await resources.getByText(/nobody to add or to remove/u).waitFor();
    expect(await resources.getByRole("combobox").count()).toBe(0);
  });

  it("changes how a queue does and the account's numbers", async () => {
    const page = await open();
    await choose(page, GENESYS);
    const queue = page.getByRole("form", { name: "Queue Support", exact: true });
    await queue.getByLabel("Free agents").fill("0");
    await queue.getByLabel("Seconds to wait").fill("500");
    await queue.getByLabel("Seconds to wait").press("Enter");
    await page.getByText("Support does otherwise now").waitFor();
    await choose(page, RULES);
    await part(page, "account").getByLabel("Milliseconds that compiling takes").fill("20");
    await part(page, "account").getByRole("button", { name: "Change" }).click();
    await page.getByText("The account is changed").waitFor();
    expect(await controlVendor(world.product(), RULES, "GET /account")).toContain('"compileMs":20');
  });

  it("says what setting its clock forward does, and how far it is ahead", async () => {
    const page = await open();
    const clock = page.getByRole("group", { name: "Clock of all tenants here" });
    expect(await clock.evaluate((group) => group.getAttribute("aria-describedby"))).toBe("clock-hint");
    await page.getByText("callers call, tokens end and windows open by it. Tonegraph's own clock stays.").waitFor();
    await clock.getByRole("button", { name: "1 hour later" }).press("Enter");
    await page.getByText("It is an hour later here for all tenants").waitFor();
    await page.getByText(", 1 h ahead of the real time").waitFor();
    await clock.getByRole("button", { name: "Real time" }).press("Enter");
    await page.getByText("ahead of the real time").waitFor({ state: "detached" });
  });

  it("deletes a flow and starts afresh, each only after a yes, and Tonegraph says what became of the flow", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: "Soon gone" });
    expect(await publishFlow(product, flowId)).toBe("live");
    const page = await open();
    await choose(page, MENUS);
    const flow = page.locator("article", { has: page.getByRole("heading", { name: "Soon gone" }) });
    await flow.getByText("Live: it answers calls. The vendor calls it DRAFT.").waitFor();
    const sure = page.getByRole("dialog");
    const remove = flow.getByRole("button", { name: "Delete at the vendor…" });
    await remove.press("Enter");
    await page.screenshot({ path: pictureFile("vendor page asks") });
    await page.keyboard.press("Escape");
    await sure.waitFor({ state: "hidden" });
    await remove.press("Enter");
    await sure.getByRole("button", { name: "Delete it" }).press("Enter");
    await flow.waitFor({ state: "detached" });

    const { id: tenantId } = await tenantOf(product, MENUS);
    await callAsAdmin(product, `POST /flows/${flowId}/drift/check`, { tenantId });
    const designer = await world.sharedPage();
    await designer.goto(`${product.url}/flows/${flowId}/versions`);
    const gone = /^\s*The flow is not on .+ any more: somebody deleted it there\./u;
    await designer.getByTestId("drift-banner").getByText(gone).waitFor();
    await designer.getByText(/Versions · not on .+ any more: 1/u).waitFor();
    expect(await designer.getByTestId("version-live").allTextContents()).toEqual([
      expect.stringContaining("deleted there"),
    ]);
    await designer.screenshot({ path: pictureFile("versions of a flow that was deleted") });
    await designer.getByRole("link", { name: "Look at the changes" }).click();
    await designer.getByTestId("drift-obstacle").getByText(gone).waitFor();
    await designer.getByRole("link", { name: "Open in the designer" }).click();
    await designer.getByTestId("live-badge").getByText("deleted on ").waitFor();
    await designer.getByRole("button", { name: /^Publish/u }).click();
    await designer.getByTestId("plan-drift-said").getByText(gone).waitFor();
    await designer.getByRole("checkbox", { name: "Put it there again" }).waitFor();
    await designer.screenshot({ path: pictureFile("publish what was deleted") });

    const queue = part(page, "resources").getByRole("button", { name: "Remove queue queue_general" });
    await queue.click();
    await queue.waitFor({ state: "detached" });
    await part(page, "account").getByRole("button", { name: "Start afresh…" }).click();
    await sure.getByRole("button", { name: "Start afresh" }).click();
    await queue.waitFor();
    await part(page, "flows").getByText("None yet.").waitFor();
  });
});

function part(page: Page, name: string): Locator {
  return page.locator(`[data-section="${name}"]`);
}

async function choose(page: Page, dialect: string): Promise<void> {
  await page.locator(`[data-key="tenant ${dialect}"]`).press("Enter");
  await page.locator(`[data-section="requests"][data-dialect="${dialect}"]`).waitFor();
}
