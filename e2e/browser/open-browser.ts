import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { findBrowser } from "../../scripts/find-browser.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found.ok || !existsSync(found.path)) throw new Error(found.ok ? "the browser is gone" : found.reason);
  return chromium.launch({ executablePath: found.path, headless: true, args: FLAGS });
}

interface ProfileOptions {
  readonly colorScheme: "light" | "dark";
  /** Cookies and storage of a profile that signed in before. */
  readonly session?: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

/** A browser profile of a desktop's size. */
export function newProfile(browser: Browser, { colorScheme, session }: ProfileOptions): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    ...(session === undefined ? {} : { storageState: session }),
  });
}

/** Where the pictures of this run go. */
export function pictureFile(name: string): string {
  return path.join(import.meta.dirname, "..", ".output", `${name.replaceAll(/[^\w-]+/g, "-")}.png`);
}

/** Where a picture that the README shows goes: beside the others, or, when they are to be renewed, into the docs. */
export function screenshotFile(name: string): string {
  if (process.env["TONEGRAPH_SCREENSHOTS"] !== "renew") return pictureFile(name);
  return path.join(import.meta.dirname, "../../docs/screenshots", `${name}.png`);
}
