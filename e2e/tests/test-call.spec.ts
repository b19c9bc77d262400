// A test call in the editor: hear where key 1 leads, keep the call as a test, and learn what a later edit breaks.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { screenshotFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { storeFlow } from "../product/stored-flow.ts";

describe("a test call", () => {
  const world = useWorld({ TONEGRAPH_SANDBOX: "off" });

  it("reaches the queue, becomes a test that passes, and fails with words once the wire is gone", async () => {
    const product = world.product();
    const page = await world.signedInPage("dark");
    const designer = new DesignerPage(page);
    const flowId = await storeFlow(product, customerSupportMenu());
    await designer.open(product.url, flowId);

    await page.getByTestId("open-test-call").click();
    const panel = page.getByRole("region", { name: "Test call" });
    await panel.waitFor();
    // The panel takes half of the canvas: what it would cover is brought back into view, above the dock.
    const dock = page.getByRole("toolbar", { name: "View", exact: true });
    await expect
      .poll(async () => {
        const [block, above] = [await designer.block("node_fallback").boundingBox(), await dock.boundingBox()];
        return block && above && above.y - block.y - block.height;
      })
      .toBeGreaterThan(0);
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
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      await page.screenshot({ path: screenshotFile(`test-call-${colorScheme}`) });
    }
    expect(await seriousFaults(page)).toEqual([]);

    await panel.getByTestId("uncovered").locator("summary").click();
    await panel.getByTestId("uncovered").getByRole("button", { name: "Technical support", exact: true }).click();
    expect(await designer.selected()).toBe("node_tech");

    await page.locator(".react-flow__edge[data-id=conn_key_1]").click({ force: true });
    await page.keyboard.press("Delete");
    await saved.and(page.locator("[data-state=failed]")).waitFor();
    expect(await saved.textContent()).toContain("Step 3: expected “Sales” behind “Main menu”, key 1");
    await saved.getByRole("button", { name: "Sales by key 1", exact: true }).click();
    await page.locator(".call-astray [data-node-id='node_main_menu']").waitFor();
    await page.locator(".call-passed [data-node-id='node_start']").waitFor();
    await page.keyboard.press("Control+z");
    await saved.and(page.locator("[data-state=passed]")).waitFor();

    await panel.getByRole("button", { name: "Cover every exit" }).click();
    await panel.getByText("100 % of blocks and exits covered").waitFor();
    await panel.getByTestId("uncovered").waitFor({ state: "detached" });
    await panel.getByRole("button", { name: "Close the test call" }).click();
    await page.locator(".call-here").waitFor({ state: "detached" });
    expect(await page.getByTestId("open-test-call").evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
