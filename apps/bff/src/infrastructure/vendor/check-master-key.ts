import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { StartupError } from "../embedded-postgres/startup-error.ts";
import { sameKeyCheck, type SecretBox } from "./secret-box.ts";

/** Refuses to start with another master key than the one the stored credentials were sealed with. */
export async function checkMasterKey(db: Kysely<Database>, { keyCheck }: SecretBox): Promise<void> {
  await db
    .insertInto("secret_key_checks")
    .values({ id: 1, key_check: keyCheck })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await db.selectFrom("secret_key_checks").select("key_check").executeTakeFirst();
  if (stored !== undefined && sameKeyCheck(stored.key_check, keyCheck)) return;
  throw new StartupError(
    "TONEGRAPH_SECRET_KEY (or the secret-key file in DATA_DIR) is not the key this database's credentials were sealed with. Put the former key back.",
  );
}
