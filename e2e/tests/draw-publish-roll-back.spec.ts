// The main job on real input: draw, publish, change, publish again, roll back; each time the vendor's own API is asked.
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { drawByMouse } from "../drawings/draw-by-mouse.ts";
import { CUSTOMER_SUPPORT, GLOBAL_SUPPORT, vendorPayload } from "../drawings/menu-drawing.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { FlowsPage } from "../pages/flows-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { readVendorFlow } from "../product/sandbox-api.ts";
import { readLive } from "../product/stored-flow.ts";

describe("drawing by mouse, publishing, changing, rolling back", () => {
  const world = useWorld();

  it.each([CUSTOMER_SUPPORT, GLOBAL_SUPPORT])("$name", { timeout: 180_000 }, async (drawing) => {
    const product = world.product();
    const page = await world.signedInPage();
    const flows = new FlowsPage(page);
    await flows.open(product.url);
    await flows.createEmpty(drawing.name);
    const designer = new DesignerPage(page);
    const { menu } = await drawByMouse(designer, drawing);
    await designer.untilSaved();
    await page.screenshot({ path: pictureFile(`drawn ${drawing.name}`) });

    const publish = new PublishDialog(page);
    await publish.open();
    await page.screenshot({ path: pictureFile(`plan ${drawing.name}`) });
    await publish.publish("live", "First version");
    const { externalId } = await readLive(product, designer.flowId);
    expect(await readVendorFlow(product, externalId)).toMatchObject(vendorPayload(drawing));
    await publish.close();

    const changed = { ...drawing, text: `${drawing.text} Thank you.` };
    await designer.clickBlock(menu);
    await designer.field("What callers hear").fill(changed.text);
    await designer.untilSaved();
    await publish.open();
    await publish.publish("live", "Says thank you");
    expect(await readVendorFlow(product, externalId)).toMatchObject(vendorPayload(changed));
    expect(await readLive(product, designer.flowId)).toMatchObject({ version: 2, externalId });

    await publish.rollBackTo(1);
    expect(await readVendorFlow(product, externalId)).toMatchObject(vendorPayload(drawing));
    expect(await readLive(product, designer.flowId)).toMatchObject({ version: 1, externalId, drift: "inSync" });
  });
});
