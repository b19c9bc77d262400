import type { Page } from "playwright-core";

/**
 * Brings a page to an address of Tonegraph. Where it shows Tonegraph already, the address changes within it, as a link
 * does, and nothing is loaded anew; the drawing and the headings that are left are marked, so that they are not taken for
 * the next ones.
 */
export async function visit(page: Page, origin: string, address: string): Promise<void> {
  const now = new URL(page.url());
  if (now.origin === origin && now.pathname !== address) await page.evaluate(leaveFor, address);
  else await page.goto(`${origin}${address}`);
}

/** Runs in the page. */
function leaveFor(address: string): void {
  for (const left of document.querySelectorAll("[data-testid='canvas'], h1")) left.setAttribute("data-left", "");
  history.pushState(null, "", address);
}
