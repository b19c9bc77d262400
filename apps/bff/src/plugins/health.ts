import type { FastifyInstance } from "fastify";
import type { Drain } from "../http/drain.ts";
import type { RequestStep } from "./every-request.ts";

export interface HealthOptions {
  /** By name: resolves when that part works, rejects with what is wrong. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** What an administrator should know although everything works. */
  readonly notes?: readonly string[];
  /** Whether the process is about to end: alive, but no longer ready. Such a process also needs `leaveInPeace`. */
  readonly drain?: Drain;
}

/** Liveness (the process answers) and readiness (everything it needs answers). */
export function addHealth(app: FastifyInstance, { checks, notes = [], drain }: HealthOptions): void {
  app.get("/health/live", () => ({ status: "live" }));
  app.get("/health/ready", async (request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check();
          return [name, "ok"] as const;
        } catch (error) {
          request.log.error({ err: error, check: name }, "not ready");
          return [name, "failing"] as const;
        }
      }),
    );
    const draining = drain?.isDraining() === true;
    const ready = !draining && results.every(([, state]) => state === "ok");
    return reply.code(ready ? 200 : 503).send({
      status: ready ? "ready" : "notReady",
      checks: { ...Object.fromEntries(results), ...(draining ? { process: "stopping" } : {}) },
      ...(notes.length > 0 ? { notes } : {}),
    });
  });
}

/** Connections that are kept open end with their next answer, so that none is in use when the process goes. */
export function leaveInPeace(drain: Drain): RequestStep {
  return ({ url }, reply) => {
    if (!url.startsWith("/health") && !url.startsWith("/metrics")) drain.noteRequest();
    if (drain.isDraining()) reply.header("connection", "close");
  };
}
