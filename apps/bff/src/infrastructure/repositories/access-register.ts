// Who read vendors' figures, for the audit log: noted as they read, written every few seconds with how often. Reading must
// not wait for the chain, which one writer at a time may lengthen; the request log has each access as it happens.
import { ok } from "@tonegraph/flow-model";
import type { FastifyBaseLogger } from "fastify";
import type { Kysely } from "kysely";
import type { Surroundings } from "../../kernel/surroundings.ts";
import type { AccessRegister, FiguresAccess } from "../../modules/tenants/ports.ts";
import type { Database } from "../database/schema.ts";
import { createStorage } from "../database/storage.ts";
import type { PeriodicJob } from "../periodic-job.ts";
import { appendAudit } from "./append-audit.ts";

const WRITE_EVERY_MS = 5000;
const MOST_NOTED = 1000;

interface RegisterOptions {
  readonly db: Kysely<Database>;
  readonly logger: FastifyBaseLogger;
  readonly surroundings: Surroundings;
}

interface Noted extends FiguresAccess {
  times: number;
}

function isSame(one: FiguresAccess, other: FiguresAccess): boolean {
  return (
    one.externalId === other.externalId &&
    one.tenantId === other.tenantId &&
    one.actor === other.actor &&
    one.workspaceId === other.workspaceId
  );
}

/** Makes the register; as a job it writes what was noted, and the rest when it stops. */
export function createAccessRegister({ db, logger, surroundings }: RegisterOptions): AccessRegister & PeriodicJob {
  const storage = createStorage(db, (scope) => scope);
  let noted = new Map<string, Noted>();
  let last: Noted | null = null;
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const write = (): Promise<void> => {
    const due = Map.groupBy(noted.values(), ({ workspaceId }) => workspaceId);
    noted = new Map();
    last = null;
    writing = writing.then(async () => {
      for (const [workspaceId, accesses] of due) await writeDown(workspaceId, accesses);
    });
    return writing;
  };

  async function writeDown(workspaceId: string, accesses: readonly Noted[]): Promise<void> {
    try {
      await storage.transaction(workspaceId, async (scope) => {
        for (const { actor, tenantId, externalId, times } of accesses) {
          const details = { tenantId, externalId, times };
          await appendAudit(scope, { at: surroundings.now(), actor, action: "ANALYTICS_QUERY", details });
        }
        return ok(null);
      });
    } catch (error) {
      logger.error(
        { err: error, workspaceId, accesses: accesses.length },
        "accesses could not be written to the audit log",
      );
    }
  }

  return {
    note(access) {
      // Whoever reads page after page of a flow is found without writing the key.
      if (last !== null && isSame(last, access)) {
        last.times += 1;
        return;
      }
      // The first three are ids of ours, so that the last, which is not, may hold anything.
      const key = `${access.workspaceId} ${access.actor} ${access.tenantId} ${access.externalId}`;
      last = noted.get(key) ?? { ...access, times: 0 };
      last.times += 1;
      noted.set(key, last);
      if (noted.size >= MOST_NOTED) void write();
    },
    start() {
      timer = setInterval(() => void write(), WRITE_EVERY_MS);
    },
    async stop() {
      clearInterval(timer);
      await write();
    },
  };
}
