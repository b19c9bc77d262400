import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { freePorts } from "../product/free-ports.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

const [port = 0] = await freePorts(1);
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
});
receiver.listen(port, "127.0.0.1");
afterAll(() => {
  receiver.close();
  receiver.closeAllConnections();
});

describe("the webhooks screen", () => {
  const world = useWorld({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: `127.0.0.1:${port}` });

  it("adds an endpoint, tests it, shows what it was told while a flow was published, and takes it away", async () => {
    const product = world.product();
    const page = await world.signedInPage();
    const faults = async (screen: string) => {
      await page.screenshot({ path: pictureFile(screen) });
      expect(await seriousFaults(page)).toEqual([]);
    };
    await page.getByRole("link", { name: "Webhooks" }).click();
    await page.getByText("No webhook yet").waitFor();
    await faults("webhooks, empty");
    await page.getByRole("button", { name: "Add a webhook" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address").fill("https://10.0.0.1/");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await dialog.getByText("not an address on the public internet").waitFor();
    await dialog.getByLabel("Address").fill(`http://127.0.0.1:${port}/hook`);
    await faults("webhooks, add");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    const secret = await dialog.getByLabel("Secret").inputValue();
    expect(secret).toMatch(/^whsec_/);
    await dialog.getByRole("button", { name: "I have kept it" }).click();

    const table = page.getByTestId("webhook-table");
    await table.getByText("nothing sent yet").waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole("button", { name: `Test 127.0.0.1:${port}` }).click();
    await page.getByText("took the test in").waitFor();
    expect(await publishFlow(product, await storeFlow(product, customerSupportMenu()))).toBe("live");
    const isLive = () => received.find(({ body }) => body.includes('"state":"live"'));
    await expect.poll(isLive, { timeout: 15_000 }).toBeDefined();
    for (const message of received) expect(message.headers["webhook-signature"]).toBe(signatureOf(secret, message));

    const menu = page.getByRole("button", { name: `More for 127.0.0.1:${port}` });
    await menu.click();
    await page.getByRole("menuitem", { name: "Deliveries" }).click();
    const log = page.getByTestId("delivery-table");
    await log.getByText("Versions frozen").waitFor();
    await log.getByText("204 No Content").first().waitFor();
    await faults("webhooks, deliveries");
    await page.keyboard.press("Escape");
    await menu.click();
    await page.getByRole("menuitem", { name: "New secret" }).click();
    await dialog.getByRole("button", { name: "Make a new secret" }).click();
    expect(await dialog.getByLabel("Secret").inputValue()).not.toBe(secret);
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await table.getByText("two secrets").waitFor();
    await faults("webhooks");
    await menu.click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await page.getByText("No webhook yet").waitFor();
  });
});

/** As a receiver's own program would compute it. */
function signatureOf(secret: string, { headers, body }: (typeof received)[number]): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}
