import Fastify, { type FastifyInstance } from "fastify";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import { controlRoutes } from "./control-routes.ts";
import { dialectRoutes } from "./dialect-routes.ts";
import { mountDialects, type MountedDialect } from "./mounted-dialect.ts";
import { pageRoutes } from "./page-routes.ts";
import { steerable, systemClock, type SandboxClock, type SteerableClock } from "./sandbox-clock.ts";

/** What a sandbox needs from outside. */
export interface SandboxAppOptions {
  /** Where accounts are kept across restarts; absent keeps them in memory. */
  readonly dataDir?: string;
  readonly clock?: SandboxClock;
}

/** The stand-ins of every dialect's vendor as one Fastify app: `/<dialect>/…`, and `/_control/<dialect>/…`. */
export async function buildSandboxApp(options: SandboxAppOptions = {}): Promise<FastifyInstance> {
  const clock = steerable(options.clock ?? systemClock);
  return serveDialects(await mountDialects(sandboxes, { dataDir: options.dataDir ?? null, clock }), clock);
}

/** The app of dialects that are mounted already. */
export async function serveDialects(
  dialects: ReadonlyMap<string, MountedDialect>,
  clock: SteerableClock,
): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: 5_000_000, forceCloseConnections: true });
  await app.register(pageRoutes, { dialects, clock });
  app.get("/health", async () => ({ status: "ok" }));
  await app.register(controlRoutes, { dialects, clock });
  for (const [id, dialect] of dialects) await app.register(dialectRoutes, { id, dialect, clock });
  return app;
}
