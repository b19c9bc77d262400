import { describe, expect, it } from "vitest";
import { pictureFile, screenshotFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { demoFlow } from "../product/demo-flow.ts";
import { controlVendor, liveAt, tenantOf } from "../product/sandbox-control.ts";
import type { Product } from "../product/start-product.ts";

const DIALECT = "cxone-ivr-menus";
/** The queue that the second version leads to, and that the vendor closes then. */
const CLOSED = "queue_tech_01";

/** Publishes a version whose second key leads to a queue that nobody answers. */
async function publishWorse(product: Product, flowId: string): Promise<void> {
  const draft = await callAsAdmin<object>(product, `GET /flows/${flowId}`);
  const saved = await fetch(`${product.url}/api/flows/${flowId}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${product.adminToken}`,
      "content-type": "application/json",
      "if-match": draft.etag ?? "",
    },
    body: draft.text.replaceAll("queue_tech_001", CLOSED),
  });
  expect(saved.status).toBe(200);
  const { id: tenantId } = await tenantOf(product, DIALECT);
  const accepted = await fetch(`${product.url}/api/flows/${flowId}/deployments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${product.adminToken}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({ tenantId }),
  });
  expect(accepted.status).toBe(202);
  await expect.poll(async () => (await liveAt(product, flowId, DIALECT)).version, { timeout: 30_000 }).toBe(2);
  await controlVendor(product, DIALECT, `DELETE /resources/queue/${CLOSED}`);
}

async function passAnHour(product: Product): Promise<void> {
  await fetch(`${product.sandboxUrl}/_control/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advanceMs: 3_600_000 }),
  });
}

describe("the guard", () => {
  const world = useWorld({ TONEGRAPH_DEMO_PAST: "on", TONEGRAPH_TEST_HOOKS: "on" });

  it("is switched on, sees that callers are lost, asks, and brings the former version back when told to", async () => {
    const product = world.product();
    const { flowId, tenantId } = await demoFlow(product);
    await callAsAdmin(product, `GET /flows/${flowId}/heatmap?tenantId=${tenantId}&refresh=true`);
    const callers = { seed: 3, callsPerHour: 400, rhythm: "flat" };
    await fetch(`${product.sandboxUrl}/_control/${DIALECT}/callers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(callers),
    });
    const page = await world.signedInPage();
    await page.goto(`${product.url}/flows/${flowId}`);
    await page.getByTestId("guard-badge").getByText("Guard off").click();
    await page.getByText("Nothing was watched yet").waitFor();
    await page.getByTestId("guard-choices").getByText("Shadow", { exact: true }).click();
    await page.getByText("0 of 3 watches have reached a verdict").waitFor();
    await page.getByRole("button", { name: "Switch on nevertheless" }).click();
    await page.getByText("Watches and does what you choose here.").waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole("link", { name: "Open in the designer" }).click();
    await page.getByRole("button", { name: "Publish…" }).click();
    const watched = page.getByTestId("publish-dialog").locator("[data-step='watching']");
    await watched.getByText("Watch for 4 h").waitFor();
    await watched.getByText("if it is proved that more callers hang up").waitFor();
    await page.screenshot({ path: pictureFile("publish with the guard") });
    await page.keyboard.press("Escape");
    await page.getByTestId("guard-badge").getByText("Guard on").click();

    await publishWorse(product, flowId);
    await page.getByTestId("guard-watch").getByText("watching").waitFor();
    await passAnHour(product);
    const question = page.getByTestId("guard-ask");
    await question.getByText("More callers hang up since v2").waitFor({ timeout: 60_000 });
    await page.getByTestId("notification-toast").getByText("The guard asks whether to roll").waitFor();
    await question.getByRole("link", { name: "See the evidence" }).click();
    await page.getByTestId("evidence-chart").waitFor();
    await page.getByTestId("guard-nodes").getByText("Main menu").waitFor();
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: screenshotFile(`guard-${theme}`) });
      expect(await seriousFaults(page)).toEqual([]);
    }
    await question.getByRole("button", { name: "Roll back to v1" }).click();
    await page.getByTestId("guard-watch").getByText("rolled back", { exact: true }).waitFor({ timeout: 60_000 });
    expect((await liveAt(product, flowId, DIALECT)).version).toBe(1);
  });
});
