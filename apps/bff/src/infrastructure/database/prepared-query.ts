import type { CompiledQuery, Kysely } from "kysely";
import type { Pool, QueryResultRow } from "pg";
import type { Database } from "./schema.ts";
import { scopeToWorkspace } from "./workspace-scope.ts";

const WORKSPACE = ":workspace";

/** A query that is asked so often that it is written once, planned once per connection, and afterwards only given values. */
export type PreparedQuery<Row> = (
  workspaceId: string,
  values: Readonly<Record<`:${string}`, unknown>>,
) => Promise<readonly Row[]>;

/**
 * Prepares a query. It is written with marks such as `":id"` in place of its values, each of which every call must give;
 * the limit to one workspace is added where that of all queries is. `name` is the statement's, in every connection.
 */
export function prepareQuery<Row extends QueryResultRow>(
  { db, pool }: { readonly db: Kysely<Database>; readonly pool: Pool },
  name: string,
  write: (db: Kysely<Database>) => { compile(): CompiledQuery<Row> },
): PreparedQuery<Row> {
  const { sql: text, parameters } = write(scopeToWorkspace(db, WORKSPACE)).compile();
  const marks = parameters.map(String);
  return async (workspaceId, values) => {
    const all: Readonly<Record<string, unknown>> = { ...values, [WORKSPACE]: workspaceId };
    const asked = marks.map((mark) => {
      if (!Object.hasOwn(all, mark)) throw new Error(`the query ${name} was given no ${mark}`);
      return all[mark];
    });
    return (await pool.query<Row>({ name, text, values: asked })).rows;
  };
}
