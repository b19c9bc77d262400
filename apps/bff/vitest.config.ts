import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "bff",
    include: ["src/**/*.test.ts"],
    globalSetup: ["./src/testing/shared-postgres.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
