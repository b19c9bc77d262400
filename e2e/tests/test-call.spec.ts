// A test call in the editor: hear where key 1 leads, keep the call as a test, and learn what a later edit breaks.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { storeFlow } from "../product/stored-flow.ts";

describe("a test call", () => {
  const world = useWorld();

  it("reaches the queue, becomes a test that passes, and fails with words once the wire is gone", async () => {
    const product = world.product();
    const page = await world.signedInPage("dark");
    const designer = new DesignerPage(page);
    const flowId = await storeFlow(product, customerSupportMenu());
    await page.goto(`${product.url}/flows/${flowId}`);
    await designer.untilShown();

    await page.getByTestId("open-test-call").click();
    const panel = page.getByRole("region", { name: "Test call" });
    await panel.getByRole("button", { name: "Call", exact: true }).click();
    expect(await panel.getByTestId("call-caption").textContent()).toContain("Press 1 for sales");
    await page.locator(".call-here [data-node-id='node_main_menu']").waitFor();

    await page.keyboard.press("1");
    const transcript = panel.getByTestId("transcript");
    await transcript.getByText("The call ends in Sales").waitFor();
    await page.locator(".call-here [data-node-id='node_sales']").waitFor();
    expect(await page.locator(".react-flow__edge.call-passed").count()).toBe(2);

    await panel.getByRole("button", { name: "Step back" }).click();
    await page.locator(".call-here [data-node-id='node_main_menu']").waitFor();
    await panel.getByRole("button", { name: "Key 1" }).click();

    await panel.getByTestId("save-as-test").click();
    await panel.getByLabel("Name of the test").fill("Sales by key 1");
    await page.keyboard.press("Enter");
    const saved = panel.getByTestId("saved-test").filter({ hasText: "Sales by key 1" });
    await saved.and(page.locator("[data-state=passed]")).waitFor();
    await page.screenshot({ path: pictureFile("test call") });
    expect(await seriousFaults(page)).toEqual([]);

    await page.locator(".react-flow__edge[data-id=conn_key_1]").click({ force: true });
    await page.keyboard.press("Delete");
    await saved.and(page.locator("[data-state=failed]")).waitFor();
    expect(await saved.textContent()).toContain("Step 3: expected “Sales” behind “Main menu”, key 1");
    await page.keyboard.press("Control+z");
    await saved.and(page.locator("[data-state=passed]")).waitFor();

    await panel.getByRole("button", { name: "Make tests that cover every exit" }).click();
    await panel.getByText("100 % of blocks and exits covered").waitFor();
    await panel.getByRole("button", { name: "Close the test call" }).click();
    await page.locator(".call-here").waitFor({ state: "detached" });
    expect(await page.getByTestId("open-test-call").evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
