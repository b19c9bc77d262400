import type { Page } from "playwright-core";

const MOST_TABS = 80;

/** Somebody who has no mouse: presses keys, types, and moves the focus with Tab until it stands where they want. */
export class Keyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Replaces what the field under the focus holds. */
  async retype(text: string): Promise<void> {
    await this.press("Control+A");
    await this.type(text);
  }

  /** Presses Tab (or Shift+Tab) until what has the focus is called `name`. */
  async tabTo(name: string, direction: "forward" | "back" = "forward"): Promise<void> {
    for (let count = 0; count <= MOST_TABS; count += 1) {
      if ((await this.focusName()) === name) return;
      await this.press(direction === "forward" ? "Tab" : "Shift+Tab");
    }
    throw new Error(`Tab never reached "${name}"; the focus is on "${await this.focusName()}"`);
  }

  /** Leaves the inspector: Escape closes an open list first, then goes back to the canvas. */
  async backToCanvas(): Promise<void> {
    for (let count = 0; count < 3; count += 1) {
      if ((await this.focusName()).startsWith("Canvas with")) return;
      await this.press("Escape");
    }
    throw new Error(`Escape does not lead to the canvas; the focus is on "${await this.focusName()}"`);
  }

  /** What a screen reader would call the element that has the focus. */
  focusName(): Promise<string> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return "";
      const byId = (focused.getAttribute("aria-labelledby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ")
        .trim();
      const labels =
        focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement ? focused.labels : null;
      const label = labels?.[0]?.textContent ?? "";
      return (
        [focused.getAttribute("aria-label") ?? "", byId, label, focused.textContent ?? ""].find(
          (words) => words !== "",
        ) ?? ""
      );
    });
  }

  /** What was last announced to screen readers. */
  announced(words: RegExp): Promise<void> {
    return this.page.locator("[aria-live]").filter({ hasText: words }).first().waitFor({ state: "attached" });
  }
}
