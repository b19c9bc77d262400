// A Genesys flow whose queue nobody answers: what the document sets then is advised, followed by a rule, and what somebody
// does at the vendor meanwhile has a name.
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { editAtVendor, liveAt, tenantOf } from "../product/sandbox-control.ts";
import { storeFlow } from "../product/stored-flow.ts";

const DIALECT = "genesys-menu-flows";

const shop = flowOf({
  nodes: {
    node_main: menu({ label: "Main menu", keys: ["1"], promptId: "prompt_main" }),
    node_support: queue("queue-support", { label: "Support" }),
  },
  wires: [
    "node_start -> node_main",
    "node_main.key:1 -> node_support",
    "node_main.noInput -> node_support",
    "node_main.noMatch -> node_support",
  ],
  prompts: { prompt_main: "For support, press 1." },
  flow: { name: "Slow queues", profile: DIALECT },
});

describe("a queue that nobody answers", () => {
  const world = useWorld();

  it("is advised on, followed by a rule that a person switches on, and the vendor's log names who changed the flow", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, shop);
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
    await expect.poll(async () => (await liveAt(product, flowId, DIALECT)).version, { timeout: 30_000 }).toBe(1);

    const page = await world.sharedPage();
    await page.goto(`${product.url}/flows/${flowId}/advice`);
    const advice = page.locator("[data-testid='advice'][data-kind='queue']");
    await advice.getByText(/The queue Support is slow: give callers twice the time/u).waitFor();
    await look("advice for a slow queue", ["light"]);
    await advice.getByRole("button").click();
    await expect
      .poll(async () => (await callAsAdmin(product, `GET /flows/${flowId}`)).text, { timeout: 20_000 })
      .toContain('"fallbackEnabled":true');

    await page.goto(`${product.url}/flows/${flowId}/guard`);
    const rules = page.getByTestId("queue-rules");
    await rules.getByText("Live now: the usual time").waitFor();
    await rules.getByRole("switch").click();
    const decision = page.getByTestId("queue-rule-decision");
    await decision.getByText(/A queue is slow\./u).waitFor();
    await look("rule for slow queues", ["light", "dark"]);
    await rules.getByRole("switch").click();
    await decision.waitFor({ state: "detached" });

    await editAtVendor(product, { flowId, dialect: DIALECT }, (text) => text.replace("Slow queues", "Theirs"));
    await page.goto(`${product.url}/flows/${flowId}/drift`);
    const log = page.getByTestId("vendor-log");
    await log.getByText("Dana Reyes").waitFor();
    await log.getByText("Tonegraph (sandbox-client)").waitFor();
    await look("vendor's own log", ["light", "dark"]);
    await page.goto(`${product.url}/flows/${flowId}/versions`);
    await page
      .getByTestId("drift-banner")
      .getByTestId("last-editor")
      .getByText(/Dana Reyes changed it last/u)
      .waitFor();
    await look("last editor", ["light"]);

    async function look(screen: string, themes: readonly ("light" | "dark")[]): Promise<void> {
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await page.locator(`[data-mantine-color-scheme=${theme}]`).waitFor();
        await page.screenshot({ path: pictureFile(`${screen} ${theme}`) });
        expect(await seriousFaults(page)).toEqual([]);
      }
    }
  });
});
