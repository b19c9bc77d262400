import { routes } from "@tonegraph/api-contract";
import { Readable } from "node:stream";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import type { AuditArchive, Checkpoints } from "./ports.ts";
import { exportAudit } from "./usecases/export-audit.ts";
import { listAudit } from "./usecases/list-audit.ts";
import { verifyAudit } from "./usecases/verify-audit.ts";

const CONTENT_TYPES = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
} as const;

interface AuditDependencies {
  readonly archive: AuditArchive;
  readonly checkpoints: Checkpoints;
  readonly now: () => Date;
}

/** The audit log: read it, take it away as a file, prove that it is whole. */
export function registerAuditRoutes(app: FastifyInstance, dependencies: AuditDependencies): void {
  registerRoute(app, routes.listAudit, async ({ actor, query }) => {
    const { limit = DEFAULT_PAGE, ...filters } = query;
    // `actor` in the query is whose entries are wanted, not who asks.
    const page = await listAudit({ ...filters, limit, workspaceId: actor.workspaceId }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });

  registerRoute(app, routes.exportAudit, async ({ actor, query, reply }) => {
    const { format, from, to, ...filters } = query;
    const now = dependencies.now();
    const { head, text } = await exportAudit(
      {
        workspaceId: actor.workspaceId,
        format,
        filters: definedOnly({ ...filters, from, to }),
        query: { ...filters, ...(from ? { from: new Date(from) } : {}), ...(to ? { to: new Date(to) } : {}) },
        now,
      },
      dependencies,
    );
    const file = `tonegraph-audit-${now.toISOString().slice(0, 10)}-${head.sequence}.${format}`;
    await reply
      .headers({
        "cache-control": "no-store",
        "content-disposition": `attachment; filename="${file}"`,
        "x-audit-head": `${head.sequence}:${head.hash}`,
      })
      .type(CONTENT_TYPES[format])
      .send(Readable.from(text));
    return ok("streaming");
  });

  registerRoute(app, routes.verifyAudit, async ({ actor }) => {
    const verification = await verifyAudit({ workspaceId: actor.workspaceId }, dependencies);
    return ok({ status: 200 as const, body: verification });
  });
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
}
