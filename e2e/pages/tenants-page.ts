import type { Locator, Page } from "playwright-core";

/** The tenants page with its form. */
export class TenantsPage {
  readonly page: Page;
  readonly #dialog: Locator;
  constructor(page: Page) {
    this.page = page;
    this.#dialog = page.getByRole("dialog", { name: "Connect a tenant" });
  }

  async open(origin: string): Promise<void> {
    await this.page.goto(`${origin}/tenants`);
    await this.page.getByRole("heading", { name: "Tenants", level: 1 }).waitFor();
  }

  card(name: string): Locator {
    return this.page.getByRole("region", { name });
  }

  /** Opens the form for a new tenant of a dialect. */
  async connect(name: string, dialect: RegExp): Promise<Locator> {
    await this.page.getByRole("button", { name: "Connect a tenant" }).first().click();
    await this.#dialog.getByLabel("Name", { exact: true }).fill(name);
    await this.#dialog.getByRole("combobox", { name: "Vendor and format" }).click();
    await this.page.getByRole("option", { name: dialect }).click();
    return this.#dialog;
  }

  async send(): Promise<void> {
    await this.#dialog.getByRole("button", { name: "Connect", exact: true }).click();
  }

  /** Waits until a field of the form says what is wrong with it, and has the focus to be mended. */
  async faultAt(label: string | RegExp, words: RegExp): Promise<void> {
    const field = this.#dialog.locator(".mantine-TextInput-root").filter({ has: this.page.getByLabel(label) });
    await field.getByText(words).waitFor();
    await this.#dialog.getByLabel(label).and(this.page.locator(":focus")).waitFor();
  }
}
