import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { recordedMenu } from "../drawings/recorded-menu.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { controlVendor, tenantOf } from "../product/sandbox-control.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

const DIALECT = "cxone-campaign-rules";
/** Every request of the vendor takes so long that the publish outlasts what is looked at meanwhile. */
const SLOW = { name: "slow", times: 1000, delayMs: 5000 };

describe("a publish that takes its time", () => {
  const world = useWorld();

  it("is watched again after its dialog was closed, through a lost connection and a reload", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...recordedMenu("asset_abc123"), name: "Takes_Its_Time" });
    const page = await world.signedInPage();
    await new DesignerPage(page).open(product.url, flowId);
    const publish = new PublishDialog(page);
    await publish.open();
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    await controlVendor(product, DIALECT, "POST /faults", SLOW);
    await page.getByTestId("publish-submit").click();
    await publish.outcome.waitFor();

    await page.keyboard.press("Escape");
    await publish.dialog.waitFor({ state: "hidden" });
    await publish.watch();
    await publish.dialog.getByText(/^Begun by /).waitFor();
    await page.screenshot({ path: pictureFile("publish that is watched again") });

    await page.context().setOffline(true);
    const silence = page.getByTestId("publish-silence");
    await silence.getByText("No answer from Tonegraph").waitFor();
    await page.screenshot({ path: pictureFile("publish without an answer") });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: pictureFile("publish without an answer, dark") });
    await page.context().setOffline(false);
    await silence.waitFor({ state: "detached" });

    await page.reload();
    await publish.watch();
    await page.screenshot({ path: pictureFile("publish that is watched after a reload, dark") });
    await controlVendor(product, DIALECT, "DELETE /faults");
    await page.locator("[data-testid='deployment-outcome'][data-state='live']").waitFor({ timeout: 30_000 });
    await publish.close();
    await page.getByRole("button", { name: "Publish…" }).waitFor();
  });

  it("that a colleague began takes the place of the plan, and its end is told where it is watched", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...recordedMenu("asset_abc123"), name: "Begun_By_A_Colleague" });
    const { id: tenantId, name } = await tenantOf(product, DIALECT);
    const page = await world.signedInPage();
    await new DesignerPage(page).open(product.url, flowId);
    const publish = new PublishDialog(page);
    await publish.open();
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    await controlVendor(product, DIALECT, "POST /faults", { ...SLOW, delayMs: 1000 });
    const ended = publishFlow(product, flowId, { tenantId });
    await publish.dialog.getByText(/^Begun by /).waitFor();
    await page.getByTestId("publish-submit").waitFor({ state: "detached" });
    await controlVendor(product, DIALECT, "DELETE /faults");
    await publish.outcome.getByText(`Version 1 is live on ${name}`).waitFor();
    expect(await ended).toBe("live");
  });
});
