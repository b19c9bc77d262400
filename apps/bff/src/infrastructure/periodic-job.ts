// Work that is done every so often by one process at a time: whoever holds the lock does it, the others wait for their
// next round. The lock lives as long as its transaction, so a process that dies holds nothing.
import type { FastifyBaseLogger } from "fastify";
import { sql, type Kysely } from "kysely";
import type { Database } from "./database/schema.ts";

/** Background work; `stop` resolves when nothing runs any more. */
export interface PeriodicJob {
  start(): void;
  stop(): Promise<void>;
}

interface JobOptions {
  readonly db: Kysely<Database>;
  readonly logger: FastifyBaseLogger;
  /** Names the lock and, in the log, the work. */
  readonly name: string;
  readonly everyMs: number;
  readonly firstAfterMs: number;
  /** One round; it ends early when `isStopping` says so. What it throws is logged, and the next round comes all the same. */
  readonly work: (isStopping: () => boolean) => Promise<void>;
}

/** Makes the job; it does nothing until it is started. */
export function createPeriodicJob({ db, logger, name, everyMs, firstAfterMs, work }: JobOptions): PeriodicJob {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopping = false;

  const round = async (): Promise<void> => {
    await db.transaction().execute(async (lock) => {
      const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtext(${name})) as got`.execute(
        lock,
      );
      if (rows[0]?.got === true) await work(() => isStopping);
    });
  };

  const next = (afterMs: number): void => {
    timer = setTimeout(() => {
      running = round()
        .catch((error: unknown) => logger.warn({ err: error, job: name }, "background work failed"))
        .finally(() => {
          if (!isStopping) next(everyMs);
        });
    }, afterMs);
  };

  return {
    start: () => next(firstAfterMs),
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
