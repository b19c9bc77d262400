import type { Page } from "playwright-core";

/** The list of flows: where people land after signing in. */
export class FlowsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(origin: string): Promise<void> {
    await this.page.goto(`${origin}/`);
    await this.untilShown();
  }

  async untilShown(): Promise<void> {
    await this.page.getByRole("heading", { name: "Flows", level: 1 }).waitFor();
  }

  /** Makes a flow on an empty canvas for CXone and waits for the designer. */
  async createEmpty(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "New flow" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "New flow" });
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByRole("combobox", { name: "Check for" }).click();
    await this.page.getByRole("option", { name: /IVR menus/ }).click();
    await dialog.getByRole("button", { name: "Create and open" }).click();
    await this.page.locator("[data-node-kind='start']").waitFor();
  }

  row(name: string) {
    return this.page.getByRole("row", { name: new RegExp(name) });
  }
}
