// Somebody changes a published flow at the vendor: it is seen, looked at, merged by choice, and nothing is lost.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pictureFile } from "../browser/open-browser.ts";
import { seriousFaults } from "../browser/serious-faults.ts";
import { useWorld } from "../fixtures.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { editAtVendor } from "../product/sandbox-control.ts";
import { publishFlow, storeFlow } from "../product/stored-flow.ts";

const DIALECT = "cxone-ivr-menus";

describe("a flow that somebody changed at the vendor", () => {
  const world = useWorld();

  it("is shown, merged change by change, and the former draft can be had back", { timeout: 180_000 }, async () => {
    const product = world.product();
    const flowId = await storeFlow(product, { ...customerSupportMenu(), name: "Changed there" });
    expect(await publishFlow(product, flowId)).toBe("live");
    await say(flowId, "Thank you, and hello");
    expect(await publishFlow(product, flowId)).toBe("live");
    await say(flowId, "Good morning");
    await editAtVendor(product, { flowId, dialect: DIALECT }, (text) =>
      text.replace("Thank you, and hello", "Welcome").replaceAll('"queue_tech_001"', '"queue_it"'),
    );

    const page = await world.sharedPage();
    await page.goto(`${product.url}/flows/${flowId}/versions`);
    await page
      .getByTestId("drift-banner")
      .getByText(/^Somebody changed this flow on .* since version 2/u)
      .waitFor();
    await page.getByRole("button", { name: "Rehearse now" }).click();
    await page.locator("[data-testid='rehearsal'][data-state='attention']").waitFor();
    await page.getByRole("link", { name: "Look at the changes" }).click();

    const changes = page.getByTestId("drift-change");
    await changes.first().waitFor();
    await page.getByText("1 change clashes with yours").waitFor();
    expect(await page.getByTestId("drift-merge").getAttribute("aria-disabled")).toBe("true");
    const clash = changes.filter({ hasText: "Both changed" });
    expect(await clash.textContent()).toMatch(/Welcome.*In your draft:.*Good morning/u);
    await look("drift", ["light", "dark"]);
    await clash.getByText("Keep yours").click();
    await page.getByText("The draft afterwards").click();
    await page.getByTestId("drift-merge").click();
    await page.getByTestId("drift-settled").or(page.getByText("Take theirs").first()).first().waitFor();
    await expect
      .poll(() => draftText(flowId), { timeout: 30_000 })
      .toMatch(/Good morning.*queue_it|queue_it.*Good morning/su);

    await page.getByRole("link", { name: "Versions" }).click();
    const kept = page.getByTestId("kept-drafts");
    await kept.getByText(/changes made at the vendor were merged/u).waitFor();
    await page.getByRole("button", { name: "Name of version 2" }).click();
    // What is too long stays whole, with how much is too much.
    await page.getByLabel("Name", { exact: true }).fill("n".repeat(101));
    await page.getByRole("dialog").getByText("At most 100 characters; this has 101.").waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await page.getByLabel("Name", { exact: true }).fill("With hello");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByTestId("version-2").getByText("With hello").waitFor();
    await look("versions with drift", ["light", "dark"]);
    await kept.getByRole("button", { name: /^Take back the draft/u }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    await expect.poll(() => draftText(flowId), { timeout: 30_000 }).not.toContain("queue_it");

    await page.getByRole("button", { name: "Roll back to 1" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/Rolling back would undo that/u).waitFor();
    await dialog.getByTestId("rehearsal").waitFor();
    await look("roll back over drift", ["dark"]);
    await dialog.getByRole("checkbox", { name: "Overwrite what somebody changed there" }).check();
    await page.getByTestId("roll-back-submit").click();
    await page.locator("[data-testid='deployment-outcome'][data-state='live']").waitFor({ timeout: 30_000 });
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByTestId("drift-banner").waitFor({ state: "detached" });

    // Any two versions are compared on the drawing and in words; one becomes the draft again.
    await page.getByTestId("compare-map").locator("[data-fate='changed']").first().waitFor();
    expect(await page.getByTestId("version-changes").textContent()).toContain("Thank you, and hello");
    await page.getByRole("button", { name: "Restore 1 as draft" }).click();
    await dialog.getByRole("button", { name: "Restore", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await kept.getByText(/version 1 was restored/u).waitFor();
    expect(await draftText(flowId)).not.toContain("Good morning");

    // With the page open it pops up, and the bell keeps it.
    await editAtVendor(product, { flowId, dialect: DIALECT }, (text) => text.replaceAll("queue_tech_001", "queue_it"));
    const found = "Somebody changed Changed there at the vendor";
    const toast = page.getByTestId("notification-toast");
    await toast.getByText(found).waitFor();
    await expect.poll(() => standsAtTheBottom(toast)).toBe(true);
    expect(await takesClicks(toast)).toBe(false);
    expect(await page.locator(".mantine-Notification-root:visible").count()).toBe(1);
    expect(await takesClicks(toast.getByRole("link", { name: "Look at it" }))).toBe(true);
    await look("pop-up of a change there", ["light", "dark"]);
    await page.locator("[data-testid='notification-bell']:not([data-unread='0'])").click();
    const panel = page.getByTestId("notification-panel");
    await panel.locator("[data-kind='driftFound'][data-open]").waitFor();
    await look("notifications at the bell", ["light", "dark"]);
    await panel.getByRole("link", { name: found }).first().click();
    await page.getByTestId("drift-change").first().waitFor();
    await page.getByRole("link", { name: "Notifications" }).click();
    await page.getByText("All", { exact: true }).click();
    const list = page.getByTestId("notification-list");
    await list.locator("[data-kind='driftFound']").getByText("Settled").waitFor();
    await look("notifications", ["light", "dark"]);
    await page.getByText("Unread", { exact: true }).click();
    const allRead = page.getByRole("button", { name: "Mark all as read" });
    await list.or(page.getByTestId("notifications-empty")).waitFor();
    if (await allRead.isEnabled()) await allRead.click();
    await page.getByTestId("notifications-empty").waitFor();
    await page.locator("[data-testid='notification-bell'][data-unread='0']").waitFor();

    // What cannot be read there is told by tenant, step and place, where it is compared and where it is published.
    await editAtVendor(product, { flowId, dialect: DIALECT }, (text) =>
      text.replace('"action":"repeat"', '"action":"sing"'),
    );
    const told = /^Tenant ".+", reading: .*“sing” at \/nodes\/0\/timeoutBehavior\/action/u;
    await page.goto(`${product.url}/flows/${flowId}/drift`);
    await page.getByTestId("drift-said").getByText(told).waitFor();
    await page.getByRole("link", { name: "Open in the designer" }).click();
    const name = page.getByTestId("flow-name");
    await name.fill("n".repeat(201));
    await name.press("Enter");
    await page.getByText("At most 200 characters; this has 201.").waitFor();
    expect(await name.inputValue()).toHaveLength(201);
    await name.press("Escape");
    expect(await name.inputValue()).toBe("Changed there");
    await page.getByRole("button", { name: /^Publish/u }).click();
    await page.getByTestId("plan-drift-said").getByText(told).waitFor();
    await look("publish over what cannot be read", ["light", "dark"]);

    async function look(screen: string, themes: readonly ("light" | "dark")[]): Promise<void> {
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await page.locator(`[data-mantine-color-scheme=${theme}]`).waitFor();
        await page.screenshot({ path: pictureFile(`${screen} ${theme}`) });
        expect(await seriousFaults(page)).toEqual([]);
      }
    }
  });

  async function draftText(flowId: string): Promise<string> {
    return (await callAsAdmin(world.product(), `GET /flows/${flowId}`)).text;
  }

  /** Changes how the first prompt begins. */
  async function say(flowId: string, words: string): Promise<void> {
    const product = world.product();
    const draft = await fetch(`${product.url}/api/flows/${flowId}`, {
      headers: { authorization: `Bearer ${product.adminToken}` },
    });
    const body = (await draft.text()).replace(/Thank you[^.]*|Good morning/u, words);
    const headers = {
      authorization: `Bearer ${product.adminToken}`,
      "content-type": "application/json",
      "if-match": draft.headers.get("etag") ?? "",
    };
    const saved = await fetch(`${product.url}/api/flows/${flowId}`, { method: "PUT", headers, body });
    if (!saved.ok) throw new Error(`not saved: ${await saved.text()}`);
  }
});

/** Where all news stands: below the middle, within the window. */
async function standsAtTheBottom(toast: Locator): Promise<boolean> {
  const [box, size] = [await toast.boundingBox(), toast.page().viewportSize()];
  if (box === null || size === null) return false;
  return box.y > size.height / 2 && box.y + box.height <= size.height;
}

function takesClicks(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { left, top, height, width } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
    return hit !== null && (hit === element || element.contains(hit));
  });
}
