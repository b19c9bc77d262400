// A test call that takes its time: prompts are spoken in their language, a key interrupts them and sounds, silence passes,
// sub-flows are gone through, and circuit breakers remember the call before.
import { describe, expect, it, vi } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { recordSounds } from "../browser/recorded-sounds.ts";
import { insideFlow, shopFlow } from "../drawings/shop-flow.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { TestCallPanel } from "../pages/test-call-panel.ts";
import { storeFlow } from "../product/stored-flow.ts";

describe("a call that is heard", () => {
  const world = useWorld({ TONEGRAPH_SANDBOX: "off" });

  it("speaks, is interrupted, waits, follows sub-flows and remembers what failed", async () => {
    const product = world.product();
    const insideId = await storeFlow(product, insideFlow());
    const missingId = "flow_01JD3Z0000000000000000GONE";
    const flowId = await storeFlow(product, shopFlow({ insideId, missingId }));
    const page = await world.signedInPage();
    const sounds = await recordSounds(page);
    await page.goto(`${product.url}/flows/${flowId}`);
    await new DesignerPage(page).untilShown();
    const call = new TestCallPanel(page);
    await call.open();

    await call.choose("Real time");
    await call.choose("Speak prompts");
    await call.choose("Key tones");
    await call.click("Call");
    await call.untilCaption("speaking");
    const welcome = "say en-US Thank you for calling the example shop. We are glad that you do.";
    await vi.waitFor(async () => expect(await sounds.all()).toContain(welcome));

    const before = (await sounds.all()).length;
    await page.keyboard.press("2");
    await call.untilLine("For the room with the blue door");
    const interrupted = (await sounds.all()).slice(before);
    expect(interrupted.slice(0, 2)).toEqual(["tone 697", "tone 1336"]);
    expect(interrupted).toContain("stop");
    expect(interrupted.at(-1)).toBe("say en-US For the room with the blue door, press 5.");
    expect(await call.transcript.locator("[data-effect=cut]").count()).toBe(1);
    await call.transcript.getByText("Which room in Inside the shop").first().waitFor();
    await page.locator(".call-here [data-node-id='node_inside']").waitFor();

    await call.panel.getByLabel("What the caller says").fill("the blue one");
    await page.keyboard.press("Enter");
    await call.untilLine("Nobody listens to words in Which room");
    await call.untilCaption("s of silence left");
    await call.click("Pause");
    await call.untilCaption("paused");
    const stood = await call.caption.textContent();
    await page.screenshot({ path: pictureFile("real time") });
    expect(await call.caption.textContent()).toBe(stood);
    await call.click("Go on");
    await call.click("Key 5");
    await call.untilLine("The call ends in Sorry");
    expect(await call.transcript.locator("[data-code=subflowUnknown]").count()).toBe(1);

    await call.choose("Fast time");
    await call.choose("Setup");
    expect(await call.panel.getByTestId("subflow-missing").textContent()).toContain(missingId);
    await call.panel.getByLabel("Language").selectOption("es-ES");
    await call.panel.getByLabel("Order status", { exact: true }).selectOption("answers");
    await call.panel.getByLabel("Status of Order status").fill("500");
    await call.click("Call again");
    await vi.waitFor(async () => expect((await sounds.all()).at(-1)).toMatch(/^say es-ES Para un pedido/));
    await call.click("Key 1");
    await call.untilLine("The call ends in Sales");
    await call.panel.getByTestId("breakers").getByText("lets nothing through").waitFor();
    await call.click("Call again");
    await call.panel.getByLabel("What the caller says").fill("order");
    await page.keyboard.press("Enter");
    await call.untilLine("has failed too often");
    await call.untilLine("The call ends in Sorry");
    await call.click("Reset the circuit breakers");
    await call.panel.getByTestId("breakers").waitFor({ state: "detached" });

    await call.click("Add an answer of Order status");
    await call.panel.getByLabel("Status of answer 2 of Order status").fill("202");
    await call.panel.getByLabel("The result of answer 2 of Order status comes later").check();
    await page.screenshot({ path: pictureFile("stubs") });
    await call.click("Call again");
    await call.click("Key 1");
    await call.untilLine("The call ends in Sales");
    await call.click("Call again");
    await call.click("Hang up");
    await call.untilLine("The caller hangs up in Shop menu");
    expect((await sounds.all()).at(-2)).toBe("stop");
  });
});
