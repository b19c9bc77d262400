import type { AggregateFigures, FiguresStore, StoredAggregates } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { whereAt } from "./where-at.ts";

/** What vendors report as sums. */
export function aggregateFigures({ db }: WorkspaceDb): Pick<FiguresStore, "putAggregates" | "aggregates"> {
  return {
    async putAggregates(place, { from, to, figures, fetchedAt }) {
      const { flowId, tenantId, version } = place;
      const gone = await db
        .deleteFrom("figure_spans")
        .where(whereAt(place))
        .where("version", "=", version)
        .where("from_at", "<", to)
        .where("to_at", ">", from)
        .returning(["from_at", "to_at", "figures_json"])
        .execute();
      const json = JSON.stringify(figures);
      await db
        .insertInto("figure_spans")
        .values({
          flow_id: flowId,
          tenant_id: tenantId,
          version,
          from_at: from,
          to_at: to,
          figures_json: json,
          fetched_at: fetchedAt,
        })
        .execute();
      const [former] = gone;
      const isSame =
        gone.length === 1 && former?.from_at.getTime() === from.getTime() && former.to_at.getTime() === to.getTime();
      return {
        isChanged: !isSame || former?.figures_json !== json,
        from: new Date(Math.min(from.getTime(), ...gone.map((row) => row.from_at.getTime()))),
        to: new Date(Math.max(to.getTime(), ...gone.map((row) => row.to_at.getTime()))),
      };
    },
    async aggregates(place, { from, to }) {
      const rows = await db
        .selectFrom("figure_spans")
        .select(["from_at", "to_at", "figures_json", "fetched_at"])
        .where(whereAt(place))
        .where("version", "=", place.version)
        .where("from_at", ">=", from)
        .where("to_at", "<=", to)
        .orderBy("from_at")
        .execute();
      return rows.map((row): StoredAggregates => ({
        from: row.from_at,
        to: row.to_at,
        figures: readAggregates(row.figures_json),
        fetchedAt: row.fetched_at,
      }));
    },
  };
}

/** Written by this store alone, from the same type. */
export function readAggregates(json: string): AggregateFigures {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(json) as AggregateFigures;
}
