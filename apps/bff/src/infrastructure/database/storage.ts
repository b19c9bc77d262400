import type { Result } from "@tonegraph/flow-model";
import type { Kysely } from "kysely";
import type { Storage } from "../../kernel/storage.ts";
import type { Database } from "./schema.ts";
import { scopeToWorkspace } from "./workspace-scope.ts";

/** The database as one workspace sees it, or a transaction in it. */
export interface WorkspaceDb {
  readonly db: Kysely<Database>;
  readonly workspaceId: string;
}

/** Makes a module's storage from the function that builds its store on a workspace's database. */
export function createStorage<Store>(db: Kysely<Database>, build: (scope: WorkspaceDb) => Store): Storage<Store> {
  return {
    in: (workspaceId) => build({ db: scopeToWorkspace(db, workspaceId), workspaceId }),
    transaction: async (workspaceId, work) => {
      try {
        return await scopeToWorkspace(db, workspaceId)
          .transaction()
          .execute(async (trx) => {
            const result = await work(build({ db: trx, workspaceId }));
            if (!result.ok) throw new RolledBack(result);
            return result;
          });
      } catch (error) {
        // Thrown above in this very call, so its result is of this call's type.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
        if (error instanceof RolledBack) return error.result as Awaited<ReturnType<typeof work>>;
        throw error;
      }
    },
  };
}

/** The same storage; `onChange` is told after every transaction, whatever became of it. */
export function tellOfChanges<Store>(storage: Storage<Store>, onChange: () => void): Storage<Store> {
  return {
    in: (workspaceId) => storage.in(workspaceId),
    transaction: async (workspaceId, work) => {
      try {
        return await storage.transaction(workspaceId, work);
      } finally {
        onChange();
      }
    },
  };
}

class RolledBack extends Error {
  readonly result: Result<unknown, unknown>;

  constructor(result: Result<unknown, unknown>) {
    super("the transaction was rolled back because its work failed");
    this.result = result;
  }
}
