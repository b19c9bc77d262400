import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { recordedMenu } from "../drawings/recorded-menu.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { controlVendor, tenantOf } from "../product/sandbox-control.ts";
import type { Product } from "../product/start-product.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

const DIALECT = "cxone-campaign-rules";
const REFUSING = "cxone-ivr-menus";
/** The vendor's engine compiles for so long, by its own clock, that a publish outlasts what is looked at meanwhile. */
const COMPILE_MS = 120_000;

async function compileSlowly(product: Product): Promise<void> {
  await controlVendor(product, DIALECT, "PUT /account", { compileMs: COMPILE_MS });
}

/** Lets the engine be done with what it compiles, and with what it has not begun yet. */
async function passCompiling(product: Product): Promise<void> {
  await controlVendor(product, DIALECT, "PUT /account", { compileMs: 0 });
  const body = JSON.stringify({ advanceMs: COMPILE_MS });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${product.sandboxUrl}/_control/clock`, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
}

/** A laptop, a tablet and a phone. */
const SCREENS = [
  [1280, 720],
  [768, 1024],
  [400, 800],
] as const;

async function isOver(above: Locator, below: Locator): Promise<boolean> {
  const [one, other] = [await above.boundingBox(), await below.boundingBox()];
  if (one === null || other === null) throw new Error("one of both is not shown");
  const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !isBeside && one.y < other.y + other.height && other.y < one.y + one.height;
}

describe("a publish that goes on while people look elsewhere", () => {
  const world = useWorld();

  it("is watched again after its dialog was closed, through a lost connection and a reload", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...recordedMenu("asset_abc123"), name: "Takes_Its_Time" });
    const page = await world.signedInPage();
    await new DesignerPage(page).open(product.url, flowId);
    const publish = new PublishDialog(page);
    await publish.open();
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    await compileSlowly(product);
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
    await passCompiling(product);
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
    await compileSlowly(product);
    const ended = publishFlow(product, flowId, { tenantId });
    await publish.dialog.getByText(/^Begun by /).waitFor();
    await page.getByTestId("publish-submit").waitFor({ state: "detached" });

    // The history says so, too, and opens on the same.
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Versions" }).click();
    await page.getByTestId("running-card").getByText(`Version 1 is being published to ${name}.`).waitFor();
    await page.screenshot({ path: pictureFile("versions while a colleague publishes") });
    await publish.watch();
    await passCompiling(product);
    await publish.outcome.getByText(`Version 1 is live on ${name}`).waitFor();
    await page.getByTestId("running-card").waitFor({ state: "detached" });
    expect(await ended).toBe("live");
  });

  it("that a vendor refused a colleague is told by its name, and nobody's dialog is covered by that", async () => {
    const product = world.product();
    const own = await storeFlow(product, { ...customerSupportMenu(), name: "Own_Menu" });
    const theirs = await storeFlow(product, { ...customerSupportMenu(), name: "Colleagues_Menu" });
    const { name } = await tenantOf(product, REFUSING);
    const page = await world.signedInPage();
    await new DesignerPage(page).open(product.url, own);
    const publish = new PublishDialog(page);
    await publish.open();
    await page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    const words = Array.from({ length: 40 }, () => "This menu was refused.").join(" ");
    await controlVendor(product, REFUSING, "POST /faults", {
      name: "refuses",
      target: "write",
      status: 400,
      times: 1,
      body: { message: words },
    });
    expect(await publishFlow(product, theirs)).toBe("failed");

    const toast = page.getByTestId("deployment-toast");
    await toast.getByText(`Colleagues_Menu: version 1 was not published to ${name}`).waitFor();
    await page.screenshot({ path: pictureFile("colleague's refused publish") });
    const title = publish.dialog.getByRole("heading", { name: /^Publish version/u });
    const submit = page.getByTestId("publish-submit");
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => isOver(toast, title), { message: `at ${width}` }).toBe(false);
      expect(await isOver(toast, submit), `at ${width}`).toBe(false);
      const told = await toast.boundingBox();
      expect((told?.y ?? height) + (told?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    // What lies below it can be pressed all the while, and it goes by itself.
    const below = await toast.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + 40, top + height / 2));
    });
    expect(below).toBe(false);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: pictureFile("colleague's refused publish, dark") });
    await toast.waitFor({ state: "detached" });
  });
});
