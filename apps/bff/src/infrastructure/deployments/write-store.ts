import { sql } from "kysely";
import type { DeploymentStore, WriteIntent } from "../../modules/deployments/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** Never more than the whole time: then the clock was turned back since. */
const remainingMs = sql<number>`(extract(epoch from
  deadline_at - greatest(clock_timestamp(), intended_at)) * 1000)::float8`;

/** Outbound writes of deployments, by the database's clock. */
export function writeStore({ db }: WorkspaceDb): Pick<DeploymentStore, "writes" | "addWrite" | "endWrite"> {
  return {
    writes: (id) =>
      db
        .selectFrom("deployment_writes")
        .select(["sequence", "operation", "idempotency_key as idempotencyKey", "state", remainingMs.as("deadlineInMs")])
        .where("deployment_id", "=", id)
        .orderBy("sequence")
        .execute(),
    async addWrite(holder, { operation, idempotencyKey, deadlineMs }) {
      const last = await db
        .selectFrom("deployment_writes")
        .select((eb) => eb.fn.max("sequence").as("sequence"))
        .where("deployment_id", "=", holder.id)
        .executeTakeFirst();
      const write: WriteIntent = {
        sequence: Number(last?.sequence ?? 0) + 1,
        operation,
        idempotencyKey,
        state: "intended",
        deadlineInMs: deadlineMs,
      };
      await db
        .insertInto("deployment_writes")
        .values({
          deployment_id: holder.id,
          sequence: write.sequence,
          operation,
          idempotency_key: idempotencyKey,
          fence: holder.fence,
          state: "intended",
          intended_at: sql<Date>`clock_timestamp()`,
          deadline_at: sql<Date>`clock_timestamp() + ${deadlineMs} * interval '1 millisecond'`,
        })
        .execute();
      return write;
    },
    async endWrite(id, sequence, state) {
      await db
        .updateTable("deployment_writes")
        .set({ state, ended_at: sql<Date>`clock_timestamp()` })
        .where("deployment_id", "=", id)
        .where("sequence", "=", sequence)
        .execute();
    },
  };
}
