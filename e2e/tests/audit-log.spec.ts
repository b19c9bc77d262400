import { readFileSync } from "node:fs";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { useWorld } from "../fixtures.ts";
import { runProgram } from "../product/run-program.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

describe("the audit screen", () => {
  const world = useWorld();

  it("shows who did what, says whether the chain is whole, and gives an export that holds without the server", async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: "Audited menu" });
    expect(await publishFlow(product, flowId)).toBe("live");
    const page = await world.signedInPage();
    await page.goto(`${product.url}/audit`);
    await page.getByTestId("audit-chain").getByText("Chain verified").waitFor();

    const table = page.getByTestId("audit-table");
    await table.getByText("DEPLOY_SUCCESS").first().waitFor();
    await table
      .getByText(/^tenant CXone IVR menus sandbox · /)
      .first()
      .waitFor();
    // People know flows and colleagues by their names, and what is gone by its id.
    await page.getByRole("combobox", { name: "Flow" }).fill("Audited");
    await page.getByRole("option", { name: "Audited menu" }).click();
    await table.getByText("Signed in").waitFor({ state: "detached" });
    const row = table.getByRole("row").filter({ hasText: "DEPLOY_SUCCESS" });
    await row.getByRole("cell", { name: "Audited menu" }).waitFor();
    expect(await row.getByTitle(flowId).innerText()).toBe("Audited menu");
    await row.getByRole("button", { name: /^Details of entry/ }).click();
    await table.getByText('"latency_ms"').waitFor();
    expect(page.url()).toContain(`flowId=${flowId}`);
    await page.screenshot({ path: pictureFile("audit of a flow") });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("combobox", { name: "Who" }).click();
    await page.getByRole("option", { name: "Administrator" }).waitFor();
    await page.screenshot({ path: pictureFile("audit, who, dark") });
    await page.getByRole("combobox", { name: "Who" }).fill("nobody");
    await page.getByRole("option", { name: "With the id nobody" }).click();
    await page.getByText("No entry fits").waitFor();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await table.getByText("Signed in").first().waitFor();

    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "NDJSON" }).click(),
    ]);
    const file = await download.path();
    expect(await runProgram(["apps/cli/src/main.ts", "audit", "verify", file])).toMatchObject({
      code: 0,
      output: expect.stringContaining("whole"),
    });
    const [entry = ""] = readFileSync(file, "utf8").split("\n").slice(-2);
    const tampered = await runProgram(["apps/cli/src/main.ts", "audit", "verify", "-"], {
      input: readFileSync(file, "utf8").replace(entry, entry.replace('"actor":"', '"actor":"x')),
    });
    expect(tampered).toMatchObject({ code: 1, output: expect.stringContaining("broken") });
  });
});
