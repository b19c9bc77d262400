import type { Kysely } from "kysely";
import type { ActorStanding } from "../../modules/deployments/ports.ts";
import type { Database } from "../database/schema.ts";

/** What a person or an API token may do now; null where there is neither. */
export async function actorStanding(db: Kysely<Database>, actorId: string): Promise<ActorStanding | null> {
  const person = await db.selectFrom("users").select(["name", "roles"]).where("id", "=", actorId).executeTakeFirst();
  if (person !== undefined) return { ...person, isRevoked: false };
  const token = await db
    .selectFrom("api_tokens")
    .select(["name", "role", "revoked_at"])
    .where("id", "=", actorId)
    .executeTakeFirst();
  if (token === undefined) return null;
  return { name: token.name, roles: [token.role], isRevoked: token.revoked_at !== null };
}
