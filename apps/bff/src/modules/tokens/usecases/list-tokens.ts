import { ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import { pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type { ApiToken, TokenStorage } from "../ports.ts";

export interface ListTokensRequest {
  readonly workspaceId: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** API tokens, newest first, a page at a time. */
export async function listTokens(
  { workspaceId, cursor, limit }: ListTokensRequest,
  { storage }: { readonly storage: TokenStorage },
): Promise<Result<{ readonly items: readonly ApiToken[]; readonly nextCursor: string | null }, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const found = await storage.in(workspaceId).list({ after: after.value, limit: limit + 1 });
  return ok(pageOf(found, limit, (token) => ({ at: token.createdAt, id: token.id })));
}
