import { describe, expect, it } from "vitest";
import { faultyFlow, withParkedQueues, type FaultCode } from "../drawings/faulty-flows.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { ProblemsDrawer } from "../pages/problems-drawer.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { storeFlow } from "../product/stored-flow.ts";

/** How a person mends each fault; the problem's row was clicked before, so its block is selected. */
const MENDING: Readonly<Record<FaultCode, (designer: DesignerPage) => Promise<void>>> = {
  "tts-too-long": typePrompt,
  "empty-prompt": typePrompt,
  "missing-prompt": typePrompt,
  "duplicate-key": useFix("duplicate-key"),
  "invalid-key": useFix("invalid-key"),
  "option-without-target": useFix("option-without-target"),
  "missing-no-input": (designer) => designer.drawWire("node_main_menu", "noInput", "node_fallback"),
  "missing-no-match": (designer) => designer.drawWire("node_main_menu", "noMatch", "node_fallback"),
  "timeout-out-of-range": (designer) => designer.field("Wait for a key").fill("5"),
  "repeats-out-of-range": (designer) => designer.field("Repeat").fill("2"),
  "dead-end": connectFromTheRow("dead-end", "Main menu"),
  "dangling-connection": useFix("dangling-connection"),
  "unreachable-node": deleteBlock("node_extra"),
  "invalid-phone-number": (designer) => designer.fillField("Telephone number", "+12025550143"),
  "unsupported-node": deleteBlock("node_extra"),
  "unsupported-destination": (designer) => designer.drawWire("node_main_menu", "key:2", "node_tech"),
  "trapped-caller": (designer) => designer.drawWire("node_main_menu", "key:1", "node_sales"),
  "unbounded-retry": (designer) => designer.drawWire("node_main_menu", "noInput", "node_fallback"),
  "caller-cycle": (designer) => designer.drawWire("node_main_menu", "key:2", "node_tech"),
  "runaway-cycle": (designer) => designer.drawWire("node_extra", "otherwise", "node_sales"),
  "unresolved-queue": (designer) => designer.fillField("Queue", "queue_sales_001"),
  "unresolved-agent": (designer) => designer.fillField("Agent", "agent_fallback_001"),
  "hang-up-without-fallback": (designer) => designer.drawWire("node_main_menu", "noInput", "node_fallback"),
  "menu-not-first": (designer) => designer.drawWire("node_start", "next", "node_main_menu"),
  "unused-prompt": useFix("unused-prompt"),
  "invalid-window": useFix("invalid-window"),
  "text-not-plain": typePrompt,
};

describe("a fault", () => {
  const world = useWorld();

  it.each(Object.entries(MENDING))("%s is seen and can be mended", async (code, mend) => {
    const product = world.product();
    const flowId = await storeFlow(product, faultyFlow(code as FaultCode));
    const page = await world.sharedPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.showProblems();
    const row = designer.problemRow(code);
    await row.first().waitFor();
    const words = (await row.first().innerText()).trim();
    expect(words.length).toBeGreaterThan(code.length + 20);

    await row.first().getByRole("button").first().click();
    await mend(designer);
    await row.first().waitFor({ state: "detached" });
    await designer.save();
  });

  it("is mended with all of its kind as one step, or ignored with a reason, and back", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, withParkedQueues(3));
    const page = await world.sharedPage();
    const [designer, drawer] = [new DesignerPage(page), new ProblemsDrawer(page)];
    await designer.open(product.url, flowId);
    await designer.showProblems();
    await drawer.untilRows("unreachable-node", 3);

    await drawer.choose("unreachable-node", "Mend all 3 of this kind");
    await drawer.untilRows("unreachable-node", 0);
    await page.keyboard.press("Control+z");
    await drawer.untilRows("unreachable-node", 3);

    await drawer.ignoreFirst("unreachable-node", "Parked until spring");
    await drawer.untilRows("unreachable-node", 2);
    await designer.untilSaved();
    const draft = await callAsAdmin<{ ignoredProblems: readonly object[] }>(product, `GET /flows/${flowId}`);
    expect(draft.body.ignoredProblems).toEqual([
      { code: "unreachable-node", nodeId: "node_parked0", reason: "Parked until spring" },
    ]);
    const ignored = await drawer.ignoredRows("unreachable-node");
    expect(await ignored.innerText()).toContain("“Parked until spring”");
    await ignored.getByRole("button", { name: "Take back" }).click();
    await drawer.untilRows("unreachable-node", 3);
  });
});

async function typePrompt(designer: DesignerPage): Promise<void> {
  await designer.field("What callers hear").fill("Thank you for calling. For sales, press 1. For support, press 2.");
}

function useFix(code: string): (designer: DesignerPage) => Promise<void> {
  return (designer) => new ProblemsDrawer(designer.page).mendFirst(code);
}

/** Presses «Connect…» in the problem's row and picks the target by its name. */
function connectFromTheRow(code: string, target: string): (designer: DesignerPage) => Promise<void> {
  return async (designer) => {
    await designer.problemRow(code).first().getByRole("button", { name: "Connect…" }).click();
    await designer.page.getByRole("combobox", { name: /^Where should/ }).fill(target);
    await designer.page.keyboard.press("Enter");
  };
}

function deleteBlock(id: string): (designer: DesignerPage) => Promise<void> {
  return async (designer) => {
    await designer.clickBlock(id);
    await designer.page.keyboard.press("Delete");
  };
}
