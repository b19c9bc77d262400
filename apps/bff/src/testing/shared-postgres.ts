import type { TestProject } from "vitest/node";
import { startTestPostgres } from "./test-database.ts";

/** Starts one embedded server for all test files of the run; vitest calls it (`globalSetup`). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { connection, stop } = await startTestPostgres();
  project.provide("postgres", connection);
  return stop;
}
