import type { Locator, Page } from "playwright-core";

/** The test call in the editor. */
export class TestCallPanel {
  readonly panel: Locator;
  readonly caption: Locator;
  readonly transcript: Locator;
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByRole("region", { name: "Test call" });
    this.caption = this.panel.getByTestId("call-caption");
    this.transcript = this.panel.getByTestId("transcript");
  }

  async open(): Promise<void> {
    await this.#page.getByTestId("open-test-call").click();
    await this.panel.waitFor();
  }

  async choose(label: string): Promise<void> {
    await this.panel.locator("label").filter({ hasText: label }).first().click();
  }

  async click(name: string): Promise<void> {
    await this.panel.getByRole("button", { name, exact: true }).click();
  }

  async untilLine(words: string): Promise<void> {
    await this.transcript.getByText(words).last().waitFor();
  }

  async untilCaption(words: string): Promise<void> {
    await this.caption.filter({ hasText: words }).waitFor();
  }
}
