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

/** Background work whose next round can be had at once, or right after the one that is under way. */
export interface RoundedJob extends PeriodicJob {
  wake(): void;
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

/**
 * How many rounds of one process run at once. Each holds a connection for its lock while its work takes others: without a
 * bound, enough jobs at the same moment would each wait for a connection that another one's lock holds.
 */
const MOST_ROUNDS = 3;
const turns = new WeakMap<Kysely<Database>, Set<Promise<void>>>();

/** Makes the job; it does nothing until it is started. */
export function createPeriodicJob({ db, work, ...options }: JobOptions): RoundedJob {
  const { name } = options;
  const locked = async (isStopping: () => boolean): Promise<void> => {
    await db.transaction().execute(async (lock) => {
      const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtext(${name})) as got`.execute(
        lock,
      );
      if (rows[0]?.got === true) await work(isStopping);
    });
  };
  return createRepeatedWork({ ...options, work: (isStopping) => inTurn(db, () => locked(isStopping)) });
}

/** The same without a lock: for work that any number of processes may do beside each other. */
export function createRepeatedWork(options: Omit<JobOptions, "db">): RoundedJob {
  const { logger, name, everyMs, firstAfterMs, work } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let [isRunning, isWanted, isStopping] = [false, false, false];

  const next = (afterMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      [isRunning, isWanted] = [true, false];
      running = work(() => isStopping)
        .catch((error: unknown) => logger.warn({ err: error, job: name }, "background work failed"))
        .finally(() => {
          isRunning = false;
          if (!isStopping) next(isWanted ? 0 : everyMs);
        });
    }, afterMs);
  };

  return {
    start: () => next(firstAfterMs),
    wake() {
      isWanted = true;
      if (!isRunning && !isStopping) next(0);
    },
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function inTurn(db: Kysely<Database>, round: () => Promise<void>): Promise<void> {
  const present = turns.get(db) ?? new Set();
  turns.set(db, present);
  while (present.size >= MOST_ROUNDS) await Promise.race(present);
  const running = round();
  const settled = running.catch(() => undefined).finally(() => present.delete(settled));
  present.add(settled);
  await running;
}
