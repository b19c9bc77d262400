// The callers of one dialect: who they are, what they could have met, and the calls that follow from it.
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Json } from "@tonegraph/flow-model";
import type { DialectSandbox } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { createCallFeed, type CallFeed } from "./call-feed.ts";
import { createHoursOfCalls } from "./hours-of-calls.ts";
import { createLiveHistory, historySchema } from "./live-history.ts";
import { populationSchema, type Population } from "./population.ts";

/** What is kept of a dialect's callers across restarts. */
export const callersSchema = z.object({ population: populationSchema, history: historySchema });
/** What is kept of a dialect's callers across restarts. */
export type CallersData = z.infer<typeof callersSchema>;

/** The callers of one dialect. */
export interface DialectCallers {
  /** Takes notice of an account after a change. */
  notice(state: Json, now: number): void;
  /** The calls as they are at a moment. */
  feed(now: number): CallFeed;
  population(): Population;
  setPopulation(population: Population): void;
  read(): CallersData;
  /** Forgets whatever was live, and who called. */
  clear(): void;
}

/** Makes the callers of a dialect; a fresh start costs nothing, as calls are made up when somebody asks for them. */
export function createDialectCallers(sandbox: DialectSandbox, kept: CallersData | null): DialectCallers {
  const converter = findConverter(sandbox.id);
  if (converter === undefined) throw new Error(`${sandbox.id} has no converter in the catalogue`);
  const history = createLiveHistory(sandbox, kept?.history);
  let population = kept?.population ?? populationSchema.parse({});
  const hours = createHoursOfCalls({ converter, sandbox, history, population: () => population });
  return {
    notice: (state, now) => history.notice(state, now),
    feed: (now) => createCallFeed(hours, now),
    population: () => population,
    setPopulation(next) {
      population = next;
    },
    read: () => ({ population, history: history.read() }),
    clear() {
      history.clear();
      population = populationSchema.parse({});
    },
  };
}
