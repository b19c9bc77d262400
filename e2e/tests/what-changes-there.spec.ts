// What a roll back or an approval changes is said as the publish plan says it: for callers of that tenant.
import type { Flow } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { useWorld } from "../fixtures.ts";
import { visit } from "../pages/visit.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { controlVendor, liveAt, tenantOf } from "../product/sandbox-control.ts";
import { publishFlow, saveFlow, storeFlow } from "../product/stored-flow.ts";

/** Key 1 leads to this block, key 2 to the other one; with other words, and another name for a block. */
function support(words: string, key1: "node_sales" | "node_tech", sales = "Sales"): Flow {
  const flow = customerSupportMenu();
  const targets = [key1, key1 === "node_sales" ? "node_tech" : "node_sales"];
  const connections = Object.entries(flow.connections).map(([id, connection]) => {
    const key = /^key:(\d)$/.exec(connection.port)?.[1];
    return [id, { ...connection, target: targets[Number(key ?? 0) - 1] ?? connection.target }] as const;
  });
  const nodes = Object.entries(flow.nodes).map(([id, node]) => {
    return [id, { ...node, label: id === "node_sales" ? sales : node.label }] as const;
  });
  const texts = { "en-US": { kind: "speech" as const, text: words } };
  return {
    ...flow,
    nodes: Object.fromEntries(nodes),
    connections: Object.fromEntries(connections),
    prompts: { prompt_main_menu: { label: "Main menu", texts } },
  };
}

const SPOKEN = /Main menu now says “/;

describe("what changes for callers of a tenant", () => {
  const world = useWorld();

  it.each([
    ["cxone-flow-connections", "kept"],
    ["cxone-ivr-menus", "changes"],
  ] as const)("%s: words stand among what is %s", { timeout: 180_000 }, async (...[dialect, place]) => {
    const product = world.product();
    const { id: tenantId } = await tenantOf(product, dialect);
    const named = (flow: Flow): Flow => ({ ...flow, name: `Support on ${dialect}`, profile: dialect });
    const flowId = await storeFlow(product, named(support("Press 1 or 2.", "node_sales")));
    expect(await publishFlow(product, flowId, { tenantId })).toBe("live");
    await saveFlow(product, flowId, named(support("Press 2 or 1, please.", "node_tech", "Sales desk")));
    expect(await publishFlow(product, flowId, { tenantId })).toBe("live");
    const page = await world.sharedPage();
    await visit(page, product.url, `/flows/${flowId}/versions`);
    const planning = Promise.withResolvers<null>();
    await page.route("**/plan", (route) => planning.promise.then(() => route.continue()), { times: 1 });
    await page.getByRole("button", { name: "Roll back to 1" }).click();
    const submit = page.getByTestId("roll-back-submit");
    await page.getByTestId("roll-back-form").getByTestId("rehearsal").waitFor();
    const before = await submit.boundingBox();
    planning.resolve(null);
    const other = place === "kept" ? "changes" : "kept";
    await page.getByTestId(`roll-back-${place}`).getByText(SPOKEN).waitFor();
    // What comes later moves no button away from under the mouse.
    expect(await submit.boundingBox()).toEqual(before);
    await page.screenshot({ path: pictureFile(`roll back on ${dialect}`) });
    expect(await page.getByTestId(`roll-back-${other}`).getByText(SPOKEN).count()).toBe(0);
    expect(await page.getByTestId("roll-back-kept").getByText("Sales desk is now called Sales").count()).toBe(1);
    expect(await page.getByTestId("roll-back-changes").getByText("leads to").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");

    const { body: stored } = await callAsAdmin<{ settings: object }>(product, `GET /tenants/${tenantId}`);
    const settings = { ...stored.settings, publishing: { approvals: 1 } };
    await callAsAdmin(product, `PATCH /tenants/${tenantId}`, { settings });
    await saveFlow(product, flowId, named(support("Press 1 or 2, please.", "node_sales", "Sales desk")));
    await callAsAdmin(product, `POST /flows/${flowId}/approvals`, { tenantId });
    await visit(page, product.url, "/approvals");
    const card = page.getByRole("region", { name: `Support on ${dialect}, version 3` });
    await card.getByTestId(`approval-${place}`).getByText(SPOKEN).waitFor();
    await page.screenshot({ path: pictureFile(`approval on ${dialect}`) });
    expect(await card.getByTestId(`approval-${other}`).getByText(SPOKEN).count()).toBe(0);
    expect(await card.getByTestId("approval-changes").getByText("leads to").count()).toBeGreaterThan(0);
  });

  it("says before a roll back which flow the tenant has lost", { timeout: 180_000 }, async () => {
    const product = world.product();
    const dialect = "genesys-menu-flows";
    const { id: tenantId, name } = await tenantOf(product, dialect);
    const sub = await storeFlow(product, { ...oneMenu("queue_sales_001", "We are closed."), name: "After hours" });
    expect(await publishFlow(product, sub, { tenantId })).toBe("live");
    const flowId = await storeFlow(product, leadingTo(sub));
    expect(await publishFlow(product, flowId, { tenantId })).toBe("live");
    await saveFlow(product, flowId, oneMenu("queue_sales_001", "Press 1."));
    expect(await publishFlow(product, flowId, { tenantId })).toBe("live");
    const route = `GET /flows/${sub}/live?tenantId=${tenantId}`;
    const { body: live } = await callAsAdmin<{ externalId: string }>(product, route);
    await controlVendor(product, dialect, `DELETE /resources/flow/${live.externalId}`);

    const page = await world.sharedPage();
    await visit(page, product.url, `/flows/${flowId}/versions`);
    await page.getByRole("button", { name: "Roll back to 1" }).click();
    const cannot = page.getByTestId("roll-back-cannot");
    await cannot.getByText(`Publish “After hours” to ${name} again first.`).waitFor();
    await page.screenshot({ path: pictureFile("roll back to a lost sub-flow") });
    expect(await page.getByTestId("roll-back-submit").isDisabled()).toBe(true);

    const { body: plan } = await callAsAdmin<{ drift: { liveHash: string } }>(product, `POST /flows/${sub}/plan`, {
      tenantId,
    });
    expect(await publishFlow(product, sub, { tenantId, overDrift: plan.drift.liveHash })).toBe("live");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Roll back to 1" }).click();
    await page.locator("[data-testid='roll-back-submit']:not([disabled])").click();
    await page.locator("[data-testid='deployment-outcome'][data-state='live']").waitFor({ timeout: 30_000 });
    expect(await liveAt(product, flowId, dialect)).toMatchObject({ version: 1, drift: "inSync" });
  });
});

const once = { noInput: { timeoutMs: 5000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };
const toQueue = ["node_start -> node_m", ...["key:1", "noInput", "noMatch"].map((port) => `node_m.${port} -> node_q`)];

function oneMenu(queueId: string, words: string): Flow {
  return flowOf({
    nodes: { node_m: menu({ label: "Menu", keys: ["1"], promptId: "prompt_m", ...once }), node_q: queue(queueId) },
    wires: toQueue,
    prompts: { prompt_m: words },
    flow: { name: "Main line", profile: "genesys-menu-flows" },
  });
}

function leadingTo(flowId: string): Flow {
  return flowOf({
    nodes: {
      node_m: menu({ label: "Menu", keys: ["1", "2"], promptId: "prompt_m", ...once }),
      node_q: queue("queue_sales_001"),
      node_f: subflow({ flowId, label: "Closed hours" }),
    },
    wires: [...toQueue, "node_m.key:2 -> node_f", "node_f.failed -> node_q"],
    prompts: { prompt_m: "Press 1, or 2 when we are closed." },
    flow: { name: "Main line", profile: "genesys-menu-flows" },
  });
}
