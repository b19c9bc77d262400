import type { Locator, Page } from "playwright-core";

/** The publish dialog of the designer, from the plan to the result. */
export class PublishDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly outcome: Locator;
  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByTestId("publish-dialog");
    this.outcome = page.getByTestId("deployment-outcome");
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Publish…" }).click();
    await this.dialog.waitFor();
  }

  /** Publishes and waits until the deployment has ended in this state. */
  async publish(state: "live" | "failed" | "rolledBack", note = ""): Promise<void> {
    await this.page.locator("[data-testid='publish-submit']:not([disabled])").waitFor();
    if (note !== "") await this.dialog.getByLabel("Note for your colleagues").fill(note);
    await this.page.getByTestId("publish-submit").click();
    await this.page.locator(`[data-testid='deployment-outcome'][data-state='${state}']`).waitFor({ timeout: 30_000 });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^(Done|Close)$/ }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }

  /** Rolls back from the result of a publish and waits until the former version is live again. */
  async rollBackTo(version: number): Promise<void> {
    await this.dialog.getByRole("button", { name: `Roll back to version ${version}` }).click();
    await this.page.getByTestId("roll-back-submit").click();
    await this.page.locator("[data-testid='deployment-outcome'][data-state='live']").waitFor({ timeout: 30_000 });
  }
}
