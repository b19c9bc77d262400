import type { Flow } from "@tonegraph/flow-model";
import { flowOf, vendorBlock } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { KIND_EDITS } from "../drawings/kind-edits.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { storeFlow } from "../product/stored-flow.ts";

/** A flow with what can only come by import, and with a variable that expressions may read. */
const DRAWN: Flow = {
  ...flowOf({
    nodes: {
      node_kept: vendorBlock({ type: "SNIPPET", config: { script: "ASSIGN x = 1" }, position: { x: 0, y: 400 } }),
    },
  }),
  name: "Every kind of block",
};

describe("a block of every kind", () => {
  const world = useWorld();

  it("is drawn, edited and found again after the page is loaded anew", async () => {
    const product = world.product();
    await storeFlow(product, { ...DRAWN, name: "Called from elsewhere" });
    const address = `${product.url}/flows/${await storeFlow(product, DRAWN)}`;
    const page = await world.signedInPage();
    await page.goto(address);
    const designer = new DesignerPage(page);
    await designer.untilShown();
    expect(await page.title()).toContain(DRAWN.name);

    await designer.fieldOf("variables").click();
    await designer.fieldOf("variables:0").fill("tier");
    await page.keyboard.press("Enter");
    await designer.fieldOf("variables.tier.default").fill("gold");
    const ids = new Map<string, string>();
    for (const { kind, edit } of KIND_EDITS) {
      ids.set(kind, await designer.addFromPalette(kind));
      await edit(designer);
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("Control+s");
    await designer.untilSaved();

    const { body: draft } = await callAsAdmin<Flow>(product, `GET /flows/${designer.flowId}`);
    expect(draft.variables).toEqual({ tier: { type: "string", default: "gold" } });
    for (const { kind, holds } of KIND_EDITS)
      expect(draft.nodes[ids.get(kind) ?? ""]).toMatchObject({ kind, ...holds });

    await page.reload();
    await designer.untilShown();
    for (const { kind, shows } of KIND_EDITS) {
      if (shows === undefined) continue;
      await designer.goTo(ids.get(kind) ?? "");
      const [field, text] = shows;
      await expect.poll(() => designer.fieldOf(field).inputValue()).toBe(text);
    }
    await designer.goTo("node_kept");
    expect(await designer.inspector.getByTestId("vendor-config").textContent()).toContain("ASSIGN x = 1");
  });
});
