import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { storeFlow } from "../product/stored-flow.ts";

interface Draft {
  readonly nodes: Readonly<Record<string, { readonly label: string }>>;
}

describe("two tabs on one flow", () => {
  const world = useWorld();

  it("tell the second that its save is stale, and keep its work as a copy", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, customerSupportMenu());
    const address = `${product.url}/flows/${flowId}`;
    const first = await openTab(address);
    const second = await openTab(address);

    await first.clickBlock("node_sales");
    await first.fillField("Name", "Sales of the first tab");
    await untilStored(flowId, "Sales of the first tab");
    await second.clickBlock("node_tech");
    await second.fillField("Name", "Support of the second tab");

    const notice = second.page.getByText("Somebody saved this flow since you opened it");
    await notice.waitFor();
    await second.page.getByRole("button", { name: "Keep mine as a copy" }).click();
    await notice.waitFor({ state: "hidden" });

    const theirs = await readDraft(flowId);
    expect(theirs.nodes["node_sales"]?.label).toBe("Sales of the first tab");
    expect(theirs.nodes["node_tech"]?.label).toBe("Technical support");
    await expect.poll(() => second.flowId).not.toBe(flowId);
    const mine = await readDraft(second.flowId);
    expect(mine.nodes["node_tech"]?.label).toBe("Support of the second tab");
  });

  it("saves what was drawn while the session had ended as soon as somebody signs in again", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, customerSupportMenu());
    const designer = await openTab(`${product.url}/flows/${flowId}`);
    const { page } = designer;
    const profile = page.context();
    const cookies = await profile.cookies();

    await designer.clickBlock("node_sales");
    // What the page asks by itself would find out before anything is drawn.
    const isAsked = (route: Route): Promise<void> =>
      route.request().method() === "GET" ? route.abort() : route.continue();
    await page.route("**/api/**", isAsked);
    await profile.clearCookies();
    await designer.fieldOf("label").fill("Drawn without a session");
    await page.getByTestId("session-ended").waitFor();
    await page.getByTestId("save-state").getByText("your session has ended").waitFor();

    await profile.addCookies(cookies);
    await page.unroute("**/api/**", isAsked);
    await page.getByRole("button", { name: "I am signed in again" }).click();
    await untilStored(flowId, "Drawn without a session");
  });

  async function openTab(address: string): Promise<DesignerPage> {
    const page = await world.signedInPage();
    await page.goto(address);
    const designer = new DesignerPage(page);
    await designer.untilShown();
    return designer;
  }

  async function readDraft(flowId: string): Promise<Draft> {
    return (await callAsAdmin<Draft>(world.product(), `GET /flows/${flowId}`)).body;
  }

  async function untilStored(flowId: string, label: string): Promise<void> {
    await expect
      .poll(async () => (await readDraft(flowId)).nodes["node_sales"]?.label, { timeout: 10_000 })
      .toBe(label);
  }
});
