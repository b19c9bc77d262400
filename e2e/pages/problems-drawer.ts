import type { Locator, Page } from "playwright-core";

/** The list of problems below the canvas. */
export class ProblemsDrawer {
  readonly #page: Page;
  readonly #drawer: Locator;
  constructor(page: Page) {
    this.#page = page;
    this.#drawer = page.getByTestId("problems");
  }

  /** The rows of a rule, without those that are ignored. */
  rows(code: string): Locator {
    return this.#drawer.locator(`[data-testid="problem"][data-problem-code="${code}"]`);
  }

  /** The rows of what is ignored of a rule; the group is opened when it is closed. */
  async ignoredRows(code: string): Promise<Locator> {
    const group = this.#drawer.getByRole("button", { name: /^Ignored/ });
    if ((await group.getAttribute("aria-expanded")) !== "true") await group.click();
    return this.#drawer.locator(`[data-testid="ignored"][data-problem-code="${code}"]`);
  }

  /** Waits until so many rows of a rule are there. */
  async untilRows(code: string, count: number): Promise<void> {
    if (count > 0)
      await this.rows(code)
        .nth(count - 1)
        .waitFor();
    await this.rows(code).nth(count).waitFor({ state: "detached" });
  }

  /** Presses the button that mends the first problem of a rule. */
  async mendFirst(code: string): Promise<void> {
    // The first button leads to the problem, the last one opens the menu.
    await this.rows(code).first().getByRole("button").nth(1).click();
  }

  /** Chooses from the menu of the first row of a rule. */
  async choose(code: string, item: string | RegExp): Promise<void> {
    await this.rows(code)
      .first()
      .getByRole("button", { name: /^More for/ })
      .click();
    await this.#page.getByRole("menuitem", { name: item }).click();
  }

  async ignoreFirst(code: string, reason: string): Promise<void> {
    await this.choose(code, "Ignore with a reason…");
    const dialog = this.#page.getByRole("dialog");
    await dialog.getByLabel("Why may it stay?").fill(reason);
    await dialog.getByRole("button", { name: "Ignore", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  }
}
