import { defineConfig } from "vitest/config";

const NOT_TESTS = ["**/node_modules/**", "**/dist/**", "**/.tsbuild/**"];

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    // Two workers: the gate is measured on two cores, and the tests of a killed database start servers of their own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two projects, because a global setup runs only where a test of its project does.
    projects: [
      {
        extends: true,
        test: {
          name: "database",
          include: ["apps/bff/**/*.test.ts"],
          exclude: NOT_TESTS,
          globalSetup: ["./apps/bff/src/testing/shared-postgres.ts"],
          // As below: every file closes what it opens, and loading the server takes longer than most of them.
          isolate: false,
          // Servers, databases and processes start here, which takes its time on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "plain",
          // These files keep nothing in modules, so a worker loads each package once and not once per file: half the time.
          isolate: false,
          include: ["packages/**/*.test.ts", "apps/**/*.test.{ts,tsx}", "tooling/**/*.test.ts"],
          exclude: [...NOT_TESTS, "apps/bff/**"],
        },
      },
    ],
  },
});
