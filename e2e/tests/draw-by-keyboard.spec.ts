import { describe, expect, it } from "vitest";
import { drawByKeyboard } from "../drawings/draw-by-keyboard.ts";
import { CUSTOMER_SUPPORT, vendorPayload } from "../drawings/menu-drawing.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { FlowsPage } from "../pages/flows-page.ts";
import { Keyboard } from "../pages/keyboard.ts";
import { callAsAdmin } from "../product/admin-api.ts";

describe("drawing by keyboard alone", () => {
  const world = useWorld();

  it("gives the same menu as the mouse does", async () => {
    const page = await world.signedInPage();
    await new FlowsPage(page).open(world.product().url);
    const keyboard = new Keyboard(page);
    await keyboard.tabTo("New flow");
    await keyboard.press("Enter");
    await page.getByRole("dialog", { name: "New flow" }).waitFor();
    await keyboard.tabTo("Name");
    await keyboard.type(CUSTOMER_SUPPORT.name);
    await keyboard.tabTo("Check for");
    // With a tenant of every dialect, any vendor is proposed; the next one is the first dialect.
    await keyboard.press("ArrowDown");
    await page.getByRole("option", { name: /IVR menus/ }).waitFor();
    await keyboard.press("ArrowDown", "Enter");
    await expect.poll(() => page.getByRole("combobox", { name: "Check for" }).inputValue()).toMatch(/CXone/);
    await keyboard.tabTo("Create and open");
    await keyboard.press("Enter");

    const designer = new DesignerPage(page);
    await designer.untilShown();
    await keyboard.tabTo((await designer.canvas.getAttribute("aria-label")) ?? "");
    await drawByKeyboard(keyboard, CUSTOMER_SUPPORT);
    await keyboard.announced(/now leads to Fallback/);
    await designer.untilSaved();

    const { body } = await callAsAdmin<{ artefact: object }>(
      world.product(),
      `GET /flows/${designer.flowId}/export?dialect=cxone-ivr-menus`,
    );
    expect(body.artefact).toMatchObject(vendorPayload(CUSTOMER_SUPPORT));
  });
});
