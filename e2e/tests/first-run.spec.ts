import { describe, expect, it } from "vitest";
import { useWorld } from "../fixtures.ts";
import { FlowsPage } from "../pages/flows-page.ts";
import { callAsAdmin } from "../product/admin-api.ts";

describe("the first run", () => {
  const world = useWorld();

  it("prints one link that opens signed in, and works once", async () => {
    const page = await world.freshPage();
    const { signInLink } = world.product();
    await page.goto(signInLink);
    await new FlowsPage(page).untilShown();
    expect(page.url()).not.toContain("token=");

    const second = await world.freshPage();
    await second.goto(signInLink);
    await second.getByText("This sign-in link does not work any more").waitFor();
  });

  it("without a link says which link is needed", async () => {
    const page = await world.freshPage();
    await page.goto(`${world.product().url}/`);
    await page.getByText("Open the sign-in link that Tonegraph printed when it started").waitFor();
  });

  it("has a tenant of the sandbox for every dialect, and each passes its check", async () => {
    const { body } = await callAsAdmin<{ items: { id: string; dialect: string }[] }>(world.product(), "GET /tenants");
    expect(body.items.map(({ dialect }) => dialect).toSorted()).toEqual([
      "cxone-campaign-rules",
      "cxone-flow-connections",
      "cxone-flow-steps",
      "cxone-ivr-menus",
      "genesys-menu-flows",
    ]);
    for (const { id } of body.items) {
      const checked = await callAsAdmin<{ ok: boolean }>(world.product(), `POST /tenants/${id}/check`);
      expect(checked.body).toMatchObject({ ok: true, missingScopes: [] });
    }
  });
});
