import { customerSupportMenu, flowOf, hangup, message, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { PublishDialog } from "../pages/publish-dialog.ts";
import { controlVendor, tenantOf } from "../product/sandbox-control.ts";
import { injectFault, readVendorFlow } from "../product/sandbox-api.ts";
import { publishFlow, readLive, storeFlow } from "../product/stored-flow.ts";

const DIALECT = "cxone-ivr-menus";
const BILLING = { kind: "queue", id: "queue_billing_01" };

const VENDOR_FAILED = {
  type: "https://tonegraph.dev/errors/vendor-failed",
  title: "The vendor failed",
  status: 502,
  code: "vendor-failed",
  detail: "The vendor is away.",
  requestId: "request_1",
};

const world = useWorld();

describe("a publish that the vendor refuses", () => {
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
    const asOf = designer.inspector.getByTestId("resource-as-of");
    await asOf.getByText(/^As of \d\d:\d\d:\d\d .+; asked again at most every 5 seconds\.$/).waitFor();
    await page.screenshot({ path: pictureFile("queue not found there") });
    await page.keyboard.press("Escape");
    await designer
      .problemRow("not-on-tenant")
      .getByText(/^Queue “queue_billing_01” is not found on /)
      .waitFor();
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

  it("is foreseen at the head of a long plan, whose changes are told in part", async () => {
    const product = world.product();
    const ids = Array.from({ length: 30 }, (_, index) => `node_${index}`);
    const nodes = Object.fromEntries(ids.map((id) => [id, message({ label: id, promptId: "prompt_a" })]));
    const wires = ["node_start", ...ids].map((id, index) => `${id} -> ${ids[index] ?? "node_end"}`);
    const drawn = flowOf({ nodes: { ...nodes, node_end: hangup() }, wires, prompts: { prompt_a: "Welcome." } });
    const flowId = await storeFlow(product, { ...drawn, name: "Long line", profile: "cxone-flow-connections" });
    const page = await world.signedInPage();
    await new DesignerPage(page).open(product.url, flowId);
    const publish = new PublishDialog(page);
    await publish.open();
    const { name } = await tenantOf(product, DIALECT);
    await publish.chooseTarget(name, new RegExp(name));
    const changes = publish.dialog.getByTestId("plan-changes").getByRole("listitem");
    await changes.first().waitFor();
    const lists = publish.dialog.getByTestId("plan-report").or(publish.dialog.getByTestId("plan-changes"));
    expect(await lists.first().getAttribute("data-kind")).toMatch(/^(unsupported|error)$/u);
    await page.screenshot({ path: pictureFile("long plan") });
    expect(await changes.count()).toBe(21);
    await publish.dialog.getByRole("button", { name: "12 more" }).first().click();
    await changes.nth(31).waitFor();
  });

  it("is foreseen block by block for the tenant that the flow is checked for, and no block is opened", async () => {
    const product = world.product();
    const menu = customerSupportMenu();
    const sales = queue("queue_nobody_made", { label: "Sales", position: { x: 640, y: 0 } });
    const flow = { ...menu, name: "Foreseen", nodes: { ...menu.nodes, node_sales: sales } };
    const flowId = await storeFlow(product, flow);
    const { id: tenantId, name } = await tenantOf(product, DIALECT);
    const page = await world.signedInPage();
    const asked: string[] = [];
    page.on("request", (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith("/resources")) asked.push(`${pathname} ${searchParams.get("kind")}`);
    });
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.fieldOf("tenant").waitFor();
    expect(asked).toEqual([]);

    await designer.choose("tenant", name);
    await designer.showProblems();
    const row = designer.problemRow("not-on-tenant");
    const words = `Queue “queue_nobody_made” is not found on ${name}. Choose another, or create it there.`;
    await designer.untilTenantRead(row.getByText(words));
    await row.getByText("on this tenant", { exact: true }).waitFor();
    await designer.block("node_sales").locator("[data-severity='warning']").waitFor();
    await page.screenshot({ path: pictureFile("problem of a tenant") });
    // The kinds that the flow names, and no other.
    const path = `/api/tenants/${tenantId}/resources`;
    expect([...new Set(asked)].toSorted()).toEqual([`${path} agent`, `${path} queue`]);

    await row.getByRole("button").first().click();
    await page.locator("[data-node-id='node_sales'][data-selected='true']").waitFor();
    await page.locator("[data-field='queueId']:focus").waitFor();
    await designer.resourceNotes.getByText(/^Not found there: /).waitFor();
    await page.screenshot({ path: pictureFile("problem of a tenant, at its block") });
    expect(await designer.problem("not-on-tenant").count()).toBe(0);
    await designer.fillField("Queue", "queue_sales_001");
    await row.waitFor({ state: "detached" });
    await designer.fillField("Queue", "queue_nobody_made");
    await row.waitFor();
    await designer.canvas.focus();
    await page.keyboard.press("Escape");
    await designer.choose("tenant", "No tenant");
    await row.waitFor({ state: "detached" });
  });

  it("is foreseen for the tenant where the flow is live, once somebody asks", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: "Live_Fallback" });
    expect(await publishFlow(product, flowId)).toBe("live");
    const { name } = await tenantOf(product, DIALECT);
    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    await designer.choose("fallback", "Send callers to a queue");
    await designer.fieldOf("fallback.queueId").fill("queue_nobody_made");
    await designer.showProblems();
    const row = designer.problemRow("not-on-tenant");
    const listing = "**/resources?kind=queue";
    await page.route(listing, (route) => route.fulfill({ status: 502, json: VENDOR_FAILED }), { times: 1 });
    await designer.inspector.getByRole("button", { name: "Look for what is not found there" }).click();
    // What could not be read is not missing, and the silence is no good news: both are said.
    await designer.tenantUnread.getByText(`What exists on ${name} could not be read: The vendor is away.`).waitFor();
    await page.screenshot({ path: pictureFile("tenant that could not be read") });
    expect(await row.count()).toBe(0);
    await designer.untilTenantRead(
      row.getByText(`Queue “queue_nobody_made”, the fallback of the flow, is not found on ${name}.`),
    );
    await designer.problem("not-on-tenant").waitFor();
    await page.screenshot({ path: pictureFile("fallback that a tenant does not have") });
  });
});

describe("a publish whose answer is lost", () => {
  it("asks for the id of the flow that is there, and goes on with that flow", async () => {
    const product = world.product();
    const menu = { ...customerSupportMenu(), name: "Lost line" };
    const flowId = await storeFlow(product, menu);
    const watching = await world.signedInPage();
    await new DesignerPage(watching).open(product.url, flowId);
    const watched = new PublishDialog(watching);
    await watched.open();
    await injectFault(product, { method: "POST", path: "/api/v2/ivr/flows", dropConnection: true, when: "after" });
    await watched.publish("unknown");
    await watched.dialog.getByLabel("Its id at the vendor").waitFor();
    await watching.screenshot({ path: pictureFile("lost creation") });

    // Whoever opens the dialog later has not watched it, and is asked, too.
    const page = await world.signedInPage();
    const designer = new DesignerPage(page);
    await designer.open(product.url, flowId);
    const publish = new PublishDialog(page);
    await page.route("**/api/me", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), roles: ["publisher"] } });
    });
    await page.reload();
    await publish.open();
    await publish.outcome.getByText("It is not known whether NICE CXone made the flow").waitFor();
    await publish.dialog.getByText("Ask an administrator to enter the id").waitFor();
    expect(await publish.dialog.getByLabel("Its id at the vendor").count()).toBe(0);
    await page.unrouteAll();
    await page.reload();
    await publish.open();
    await publish.outcome.getByText("It is not known whether NICE CXone made the flow").waitFor();
    const said = await publish.outcome.innerText();
    expect(said).not.toMatch(/UND_ERR|roll back|settings/u);
    await publish.dialog.getByText(/^Begun by .+, just now\.$/u).waitFor();
    await page.screenshot({ path: pictureFile("lost creation of before") });
    const listed = JSON.parse(await controlVendor(product, DIALECT, "GET /flows")) as {
      flows: { id: string; artefact: { name: string } }[];
    };
    const made = listed.flows.find(({ artefact }) => artefact.name === menu.name)?.id ?? "";
    await publish.dialog.getByLabel("Its id at the vendor").fill(made);
    await publish.dialog.getByRole("button", { name: "Use this flow" }).click();
    await publish.outcome.waitFor({ state: "detached" });
    await publish.dialog.getByText("Replace what stands there").click();
    await publish.publish("live");
    expect(await readLive(product, flowId)).toMatchObject({ version: 1, externalId: made });
  });

  it("after the write is read back, and never written twice", async () => {
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
