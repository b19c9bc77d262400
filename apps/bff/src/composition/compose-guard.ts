import type { FastifyBaseLogger } from "fastify";
import { createFiguresStore } from "../infrastructure/analytics/figures-store.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createGuardFigures } from "../infrastructure/guard/guard-figures.ts";
import { createGuardStore } from "../infrastructure/guard/guard-store.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { collectCalls } from "../modules/analytics/usecases/collect-figures.ts";
import type { AcceptDependencies } from "../modules/deployments/usecases/accept-deployment.ts";
import { rollBackFlow } from "../modules/deployments/usecases/roll-back-flow.ts";
import { registerGuardRoutes } from "../modules/guard/guard.routes.ts";
import type { GuardDependencies, RollBack } from "../modules/guard/ports.ts";
import { runGuard } from "../modules/guard/usecases/run-guard.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";
import { figuresSources } from "./figures-sources.ts";
import { chooseClock } from "./guard-clock.ts";

/** How often it is seen what has gone live and what is due; each watch is looked at every five minutes. */
const ROUND_EVERY_MS = 5000;

/** The guard, wired. */
export function composeGuard(context: FeatureContext): Feature {
  const { db, logger, surroundings, config, overrides } = context;
  const clock = chooseClock({ config, now: () => surroundings.now() });
  const guard = guardDependencies(context, clock.now);
  const round = async (isStopping: () => boolean): Promise<void> => {
    await clock.follow();
    for (const { id } of await db.selectFrom("workspaces").select("id").execute()) {
      await runWorkspace(id, { guard, logger, isStopping });
    }
  };
  const everyMs = overrides?.guardEveryMs ?? ROUND_EVERY_MS;
  const timing = { everyMs, firstAfterMs: everyMs };
  return {
    register: (app) => registerGuardRoutes(app, guard),
    jobs: [createPeriodicJob({ db, logger, name: "guard", work: round, ...timing })],
  };
}

interface Round {
  readonly guard: GuardDependencies;
  readonly logger: FastifyBaseLogger;
  readonly isStopping: () => boolean;
}

async function runWorkspace(workspaceId: string, { guard, logger, isStopping }: Round): Promise<void> {
  for (const { watchId, error } of await runGuard(workspaceId, guard, isStopping)) {
    logger.warn({ err: error, watchId }, "a watch of the guard could not be looked at");
  }
}

/** What the guard's work takes, with its own idea of the time. */
function guardDependencies(context: FeatureContext, now: () => Date): GuardDependencies {
  const { db, surroundings, deployments, flows } = context;
  const findSource = figuresSources(context);
  const figures = createStorage(db, createFiguresStore);
  const collecting = { storage: figures, flows, findSource, now };
  return {
    storage: createStorage(db, createGuardStore),
    figures: createGuardFigures({
      db,
      flows,
      findSource,
      collect: (place) => collectCalls(place, collecting),
      collected: (workspaceId, place) => figures.in(workspaceId).collected(place),
      now,
    }),
    flows,
    rollBack: rollBackAs(deployments),
    now,
    newId: (prefix) => surroundings.newId(prefix),
  };
}

/** The same path as a person's roll-back, under the guard's name or that of whoever answered. */
function rollBackAs(deployments: AcceptDependencies): RollBack {
  return ({ workspaceId, actorId, key, ...request }) =>
    rollBackFlow(
      {
        ...request,
        actor: { id: actorId, name: actorId, roles: ["publisher"], via: "token", workspaceId },
        idempotencyKey: key,
        requestHash: "guard",
      },
      deployments,
    );
}
