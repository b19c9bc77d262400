import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { controlVendor } from "../product/sandbox-control.ts";
import { injectFault, readVendorFlow } from "../product/sandbox-api.ts";
import { publishFlow, readLive, storeFlow } from "../product/stored-flow.ts";

const DIALECT = "cxone-ivr-menus";
const BILLING = { kind: "queue", id: "queue_billing_01" };

describe("a publish that the vendor refuses", () => {
  const world = useWorld();

  it("leaves the former version live and shows the vendor's words", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, customerSupportMenu());
    expect(await publishFlow(product, flowId)).toBe("live");
    const { externalId } = await readLive(product, flowId);
    const before = await readVendorFlow(product, externalId);

    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.clickBlock("node_sales");
    await designer.chooseResource("Queue", "Billing");
    expect(await designer.field("Queue").inputValue()).toBe(BILLING.id);
    await page.screenshot({ path: pictureFile("queue chosen by its name") });
    await designer.untilSaved();
    const publish = new PublishDialog(page);
    await publish.open();
    const noticed = publish.dialog.getByTestId("plan-effort");
    await noticed.getByText(/^Callers who want .* can no longer get there; most of them reach/).waitFor();
    await page.screenshot({ path: pictureFile("what callers will notice") });
    // It goes while somebody looks at the plan: what was listed a moment ago says nothing of now.
    await controlVendor(product, DIALECT, `DELETE /resources/queue/${BILLING.id}`);
    await publish.publish("failed");

    await publish.outcome.getByText("Version 2 was not published").waitFor();
    await publish.outcome.getByText(/CXone.* said: .*queue_billing_01/).waitFor();

    await controlVendor(product, DIALECT, "POST /resources", BILLING);

    // Somebody plays the vendor on the sandbox's own page: what goes wrong there is read in the deployment's words.
    const vendor = await page.context().newPage();
    await vendor.goto(`${product.sandboxUrl}/#${DIALECT}`);
    const refuses = vendor.getByRole("button", { name: "Refuses what it is sent (400)" });
    await refuses.click();
    await vendor.getByRole("button", { name: "Refuses what it is sent (400)", pressed: true }).waitFor();
    await vendor.screenshot({ path: pictureFile("vendor sandbox with a fault") });
    await publish.dialog.getByRole("button", { name: "Try again" }).click();
    await publish.publish("failed");
    await publish.outcome.getByText(/Refused by hand/).waitFor();
    await refuses.click();
    await vendor.getByRole("button", { name: "Refuses what it is sent (400)", pressed: false }).waitFor();
    await vendor.getByRole("button", { name: `Remove queue ${BILLING.id}` }).click();
    await vendor.getByRole("button", { name: `Remove queue ${BILLING.id}` }).waitFor({ state: "hidden" });
    await vendor.close();
    expect(await readVendorFlow(product, externalId)).toEqual(before);
    expect(await readLive(product, flowId)).toMatchObject({ version: 1 });

    // Whoever looks again is told in the field, and the plan tells it before anything is sent.
    await publish.close();
    await designer.inspector.getByRole("button", { name: "Look again which queues exist" }).click();
    await designer.resourceNotes.getByText(/^Not found there: .* has no queue “queue_billing_01”/).waitFor();
    await page.screenshot({ path: pictureFile("queue not found there") });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: pictureFile("queue not found there, dark") });
    await publish.open();
    await publish.dialog
      .getByText(/queue_billing_01/)
      .first()
      .waitFor();
    await page.locator("[data-testid='publish-submit'][disabled]").waitFor();
    await page.screenshot({ path: pictureFile("plan that names a missing queue") });
  });

  it("whose answer is lost after the write is read back, and never written twice", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: "Answer_Is_Lost" });
    expect(await publishFlow(product, flowId)).toBe("live");
    const { externalId } = await readLive(product, flowId);
    const before = await readVendorFlow(product, externalId);

    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.clickBlock("node_main_menu");
    await designer.field("What callers hear").fill("Something else. Press 1 or 2.");
    await designer.untilSaved();
    const path = `/api/v2/ivr/flows/${externalId}`;
    await injectFault(product, { method: "PUT", path, dropConnection: true, when: "after", times: 1 });
    const publish = new PublishDialog(page);
    await publish.open();
    await publish.publish("live");

    const after = await readVendorFlow(product, externalId);
    expect(after.nodes[0]?.voicePrompts[0]?.text).toBe("Something else. Press 1 or 2.");
    expect(after.version).toBe(before.version + 1);
    expect(await readLive(product, flowId)).toMatchObject({ version: 2, drift: "inSync" });
  });
});
