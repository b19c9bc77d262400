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

it("has a round at once when it is woken, and one more when it is woken during one", async () => {
  let [rounds, end] = [0, (): void => undefined];
  const job = createPeriodicJob({
    db: database.db,
    logger: pino({ enabled: false }),
    name: "woken",
    everyMs: 3_600_000,
    firstAfterMs: 3_600_000,
    work: () => {
      rounds += 1;
      return new Promise((resolve) => (end = resolve));
    },
  });
  job.start();
  job.wake();
  await expect.poll(() => rounds, { timeout: 20_000 }).toBe(1);
  job.wake();
  job.wake();
  end();
  await expect.poll(() => rounds, { timeout: 20_000 }).toBe(2);
  end();
  await job.stop();
  expect(rounds).toBe(2);
});
