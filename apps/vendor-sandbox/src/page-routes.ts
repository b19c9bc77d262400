import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { PlayedVendors } from "./played-vendors.ts";
import { overviewOf } from "./overview.ts";
import { refuseOtherNames } from "./own-names.ts";

const FILES = [
  "index.html",
  "page.css",
  "page.mjs",
  "dom.mjs",
  "section.mjs",
  "flows-section.mjs",
  "faults-section.mjs",
  "account-sections.mjs",
  "resources-section.mjs",
  "sure.mjs",
];
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
};
const HEADERS = {
  "cache-control": "no-cache",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};

/** The page for people who play the vendor, as its files are, and the data that it shows. */
export async function pageRoutes(app: FastifyInstance, { dialects, clock, hosts }: PlayedVendors): Promise<void> {
  refuseOtherNames(app, hosts);
  for (const file of FILES) {
    const text = await readFile(join(import.meta.dirname, "page", file), "utf8");
    const headers = { ...HEADERS, "content-type": TYPES[extname(file)] ?? "text/plain" };
    const path = file === "index.html" ? "/" : `/_page/${file}`;
    app.get(path, async (_request, reply) => reply.headers(headers).send(text));
  }
  app.get("/_control/overview", async () => {
    const now = clock.now();
    return {
      now: new Date(now).toISOString(),
      offsetMs: clock.offsetMs(),
      dialects: [...dialects].map(([id, mounted]) => overviewOf(id, mounted, now)),
    };
  });
}
