import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import type { DatabaseHandle } from "./database/connect.ts";
import { createPeriodicJob } from "./periodic-job.ts";

let database: DatabaseHandle;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it("never takes so many connections for locks that no work gets one", async () => {
  const { db } = database;
  const logger = pino({ enabled: false });
  let ended = 0;
  // More jobs at the same moment than the test's pool has connections.
  const jobs = Array.from({ length: 12 }, (_, index) =>
    createPeriodicJob({
      db,
      logger,
      name: `job-${index}`,
      everyMs: 3_600_000,
      firstAfterMs: 0,
      work: async () => {
        await db.selectNoFrom((eb) => eb.lit(1).as("one")).execute();
        ended += 1;
      },
    }),
  );
  for (const job of jobs) job.start();
  await expect.poll(() => ended, { timeout: 20_000 }).toBe(jobs.length);
  await Promise.all(jobs.map((job) => job.stop()));
});
