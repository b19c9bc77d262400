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

  /** Opens the dialog while something is being published: it shows how that stands, and no plan. */
  async watch(): Promise<void> {
    await this.page.getByRole("button", { name: "Publishing…" }).click();
    await this.dialog.locator("[data-testid='deployment-steps'] [data-state='running']").waitFor();
    await this.page.getByTestId("publish-submit").waitFor({ state: "detached" });
  }

  /** Chooses the tenant to publish to, once another's consequence is read, and waits for its plan. */
  async chooseTarget(tenant: string, other: RegExp): Promise<void> {
    await this.page.locator("[data-testid='publish-submit']").waitFor();
    await this.dialog.getByRole("combobox", { name: "Publish to" }).click();
    await this.page.getByRole("option", { name: other }).waitFor();
    await this.page.getByRole("option", { name: new RegExp(`^${tenant}`) }).click();
    await this.dialog.getByText(new RegExp(`Publish version \\d+ to ${tenant}`)).waitFor();
  }

  /** The part of the compile report with what is carried in this way. */
  report(kind: "unsupported" | "approximated" | "dropped"): Locator {
    return this.dialog.locator(`[data-testid='plan-report'][data-kind='${kind}']`);
  }

  /** Publishes and waits until the deployment has ended in this state. */
  async publish(state: "live" | "failed" | "rolledBack" | "unknown", note = ""): Promise<void> {
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
