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
  /** Names and addresses that it is called by, beside this machine's own and the address that a request comes in at. */
  readonly hosts?: readonly string[];
}

/** The stand-ins of every dialect's vendor as one Fastify app: `/<dialect>/…`, and `/_control/<dialect>/…`. */
export async function buildSandboxApp(options: SandboxAppOptions = {}): Promise<FastifyInstance> {
  const clock = steerable(options.clock ?? systemClock);
  const dialects = await mountDialects(sandboxes, { dataDir: options.dataDir ?? null, clock });
  return serveDialects(dialects, { clock, hosts: options.hosts ?? [] });
}

/** The app of dialects that are mounted already. */
export async function serveDialects(
  dialects: ReadonlyMap<string, MountedDialect>,
  { clock, hosts = [] }: { readonly clock: SteerableClock; readonly hosts?: readonly string[] },
): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: 5_000_000, forceCloseConnections: true });
  await app.register(pageRoutes, { dialects, clock, hosts });
  app.get("/health", async () => ({ status: "ok" }));
  await app.register(controlRoutes, { dialects, clock, hosts });
  for (const [id, dialect] of dialects) await app.register(dialectRoutes, { id, dialect, clock });
  return app;
}
