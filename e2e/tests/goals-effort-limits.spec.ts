// What callers can always do, what it takes them, and what a tenant takes: seen while drawing.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { screenshotFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { storeFlow } from "../product/stored-flow.ts";

describe("what a flow is held to", () => {
  const world = useWorld({ TONEGRAPH_SANDBOX: "off" });

  it("shows a goal's verdict and way, the effort of callers and a tenant's limits", async () => {
    const product = world.product();
    const tenant = {
      name: "Strict account",
      dialect: "cxone-ivr-menus",
      settings: { limits: { speechLimit: 20 } },
      credentials: { clientId: "a", clientSecret: "b" },
    };
    expect((await callAsAdmin(product, "POST /tenants", tenant)).status).toBe(201);
    const flow = { ...customerSupportMenu(), profile: "cxone-ivr-menus" };
    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, await storeFlow(product, flow));

    await designer.inspector.getByRole("button", { name: "Add a goal" }).click();
    const verdict = designer.inspector.getByTestId("goal-verdict");
    await verdict.and(page.locator("[data-verdict=met]")).waitFor();
    await designer.fieldOf("goals.0.limit").fill("1");
    await verdict.and(page.locator("[data-verdict=notMet]")).waitFor();
    expect(await verdict.innerText()).toContain("Main menu");
    await verdict.getByRole("button", { name: "Show the way" }).click();
    await page.locator(".call-passed [data-node-id='node_main_menu']").waitFor();
    await verdict.getByRole("button", { name: "Hide the way" }).click();
    await page.locator(".call-passed").first().waitFor({ state: "detached" });

    await page.getByRole("button", { name: /takes callers/ }).click();
    await designer.block("node_sales").getByTestId("card-effort").waitFor();
    expect(await designer.block("node_sales").getByTestId("card-effort").innerText()).toMatch(/^\d+\.\d s · 1$/);

    await designer.choose("tenant", "Strict account");
    await designer.showProblems();
    await designer.problemRow("tts-too-long").first().waitFor();
    await designer.clickBlock("node_main_menu");
    await expect.poll(() => designer.inspector.getByTestId("prompt-counter").first().innerText()).toContain("over 20");
    await designer.inspector.getByTestId("node-effort").locator("summary").click();
    const toSales = designer.inspector.locator("[data-effort=node_sales]");
    await toSales.waitFor();
    expect(await toSales.innerText()).toMatch(/1 key/);
    await page.screenshot({ path: screenshotFile("caller-effort") });
    expect(await seriousFaults(page)).toEqual([]);
  });
});
