import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.ts";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "e2e",
    include: ["tests/**/*.spec.ts"],
    globalSetup: ["global-setup.ts"],
    // Two journeys at a time: each has a server, a database and a browser of its own and mostly waits for them.
    maxWorkers: 2,
    // Specs keep nothing in modules, so a worker loads Playwright and the packages once and not once per file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    allowOnly: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
