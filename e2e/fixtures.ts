import { writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { newProfile, openBrowser, pictureFile } from "./browser/open-browser.ts";
import { startProduct, type Product } from "./product/start-product.ts";

/** What a journey stands in: a fresh installation and a browser; both end with the file. */
export interface World {
  readonly product: () => Product;
  /** A page in a profile that is signed in. The first call signs in by the printed link. */
  readonly signedInPage: (colorScheme?: "light" | "dark") => Promise<Page>;
  /** One signed-in page for the whole file, for journeys that begin with a flow of their own: its profile keeps the cache. */
  readonly sharedPage: () => Promise<Page>;
  /** A page in a profile that knows nothing. */
  readonly freshPage: () => Promise<Page>;
}

/** Starts the product and the browser for the tests of a file. A failed test leaves pictures of its pages and what the server wrote. */
export function useWorld(settings: Readonly<Record<string, string>> = {}): World {
  let product: Product | undefined;
  let browser: Browser | undefined;
  let session: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;
  let profiles: BrowserContext[] = [];
  let shared: Page | undefined;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(settings), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(async ({ task }) => {
    const pages = [...profiles.flatMap((profile) => profile.pages()), ...(shared ? [shared] : [])];
    if (task.result?.state === "fail") {
      await leaveTraces(task.name, pages, product?.output() ?? "");
      // What a failed test left open is not the next one's to stumble over.
      await shared?.context().close();
      shared = undefined;
    }
    await Promise.all(profiles.map((profile) => profile.close()));
    profiles = [];
  });

  const openPage = async (colorScheme: "light" | "dark", isSignedIn: boolean): Promise<Page> => {
    const profile = await newProfile(started(browser), { colorScheme, ...(isSignedIn && session ? { session } : {}) });
    profile.setDefaultTimeout(30_000);
    profiles.push(profile);
    return profile.newPage();
  };

  const signedInPage = async (colorScheme: "light" | "dark" = "light"): Promise<Page> => {
    if (session === undefined) {
      const page = await openPage("light", false);
      await page.goto(started(product).signInLink);
      await page.getByRole("heading", { name: "Flows", level: 1 }).waitFor();
      session = await page.context().storageState();
      if (colorScheme === "light") return page;
    }
    return openPage(colorScheme, true);
  };

  return {
    product: () => started(product),
    freshPage: () => openPage("light", false),
    signedInPage,
    sharedPage: async () => {
      if (shared === undefined) {
        const page = await signedInPage();
        profiles = profiles.filter((profile) => profile !== page.context());
        shared = page;
      }
      return shared;
    },
  };
}

async function leaveTraces(test: string, pages: readonly Page[], serverOutput: string): Promise<void> {
  const name = `failed ${test}`;
  writeFileSync(pictureFile(name).replace(/png$/, "txt"), serverOutput);
  await Promise.all(pages.map((page, index) => page.screenshot({ path: pictureFile(`${name} ${index}`) })));
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("the product and the browser start before the first test");
  return part;
}
