import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "e2e",
    include: ["tests/**/*.spec.ts"],
    globalSetup: ["global-setup.ts"],
    // One journey at a time: each has a server, a database and a browser of its own, and two cores are enough for one.
    fileParallelism: false,
    allowOnly: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
