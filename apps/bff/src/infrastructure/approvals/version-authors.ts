// Who made a version, as far as approvals are concerned: whoever froze it and whoever saved the draft since the version
// before. A token counts as the person who made it, so that nobody approves their own work by way of a token.
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Database } from "../database/schema.ts";

const frozenSchema = z.object({ number: z.number() });
const EDITS = ["flow.created", "flow.saved"] as const;

/** The people, and tokens that no person made, behind a version. */
export async function versionAuthors(
  db: Kysely<Database>,
  { flowId, version }: { readonly flowId: string; readonly version: number },
): Promise<readonly string[]> {
  const made = await db
    .selectFrom("versions")
    .select("created_by")
    .where("flow_id", "=", flowId)
    .where("number", "=", version)
    .executeTakeFirst();
  const actors = new Set(made === undefined ? [] : [made.created_by]);
  for (const actor of await editorsOf(db, { flowId, version })) actors.add(actor);
  return principalsOf(db, [...actors]);
}

/** Whoever edited the flow between the freezing of the version before and that of this one. */
async function editorsOf(
  db: Kysely<Database>,
  { flowId, version }: { readonly flowId: string; readonly version: number },
): Promise<readonly string[]> {
  const entries = db.selectFrom("audit_entries").where("flow_id", "=", flowId);
  const frozen = await entries.select(["sequence", "details"]).where("action", "=", "version.frozen").execute();
  const numbered = frozen.map(({ sequence, details }) => ({
    sequence,
    number: frozenSchema.parse(JSON.parse(details)).number,
  }));
  const until = numbered.find(({ number }) => number === version)?.sequence;
  if (until === undefined) return [];
  const former = numbered.filter(({ number }) => number < version).map(({ sequence }) => sequence);
  const edits = entries
    .select("actor")
    .distinct()
    .where("action", "in", EDITS)
    .where("sequence", ">", Math.max(0, ...former))
    .where("sequence", "<", until);
  return (await edits.execute()).map(({ actor }) => actor);
}

/** Who stands behind people and tokens: a token stands for whoever made it, as far as that is known. */
export async function principalsOf(db: Kysely<Database>, actors: readonly string[]): Promise<readonly string[]> {
  const makers = new Map(
    (await db.selectFrom("api_tokens").select(["id", "created_by"]).execute()).map((row) => [row.id, row.created_by]),
  );
  const people = new Set((await db.selectFrom("users").select("id").execute()).map((row) => row.id));
  const principalOf = (actor: string): string => {
    const seen = new Set<string>();
    let present = actor;
    for (;;) {
      const maker = makers.get(present);
      if (maker === undefined || seen.has(present)) return present;
      if (!makers.has(maker) && !people.has(maker)) return present;
      seen.add(present);
      present = maker;
    }
  };
  return [...new Set(actors.map(principalOf))];
}

/** Names of those who may decide on a version of these authors: people first, else tokens that stand for themselves. */
export async function decidersBeside(db: Kysely<Database>, authors: readonly string[]): Promise<readonly string[]> {
  const people = await db.selectFrom("users").select(["id", "name", "roles"]).orderBy("name").execute();
  const names = people
    .filter(({ id, roles }) => !authors.includes(id) && roles.some((role) => role === "publisher" || role === "admin"))
    .map(({ name }) => name);
  if (names.length > 0) return names;
  const tokens = await db
    .selectFrom("api_tokens")
    .select(["id", "name"])
    .where("revoked_at", "is", null)
    .where("role", "in", ["publisher", "admin"])
    .orderBy("name")
    .execute();
  const standing = await Promise.all(
    tokens.map(async ({ id, name }) =>
      (await principalsOf(db, [id])).some((one) => authors.includes(one)) ? [] : [name],
    ),
  );
  return standing.flat();
}
