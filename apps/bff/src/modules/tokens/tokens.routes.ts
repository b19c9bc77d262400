import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { Surroundings } from "../../kernel/surroundings.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import type { ApiToken, TokenStorage } from "./ports.ts";
import { createToken } from "./usecases/create-token.ts";
import { listTokens } from "./usecases/list-tokens.ts";
import { revokeToken } from "./usecases/revoke-token.ts";

export interface TokenRoutesDependencies {
  readonly storage: TokenStorage;
  readonly surroundings: Surroundings;
}

/** API tokens: list, make, revoke. */
export function registerTokenRoutes(app: FastifyInstance, dependencies: TokenRoutesDependencies): void {
  registerRoute(app, routes.listTokens, async ({ actor, query }) => {
    const { cursor, limit = DEFAULT_PAGE } = query;
    const page = await listTokens({ workspaceId: actor.workspaceId, cursor, limit }, dependencies);
    if (!page.ok) return page;
    return ok({
      status: 200 as const,
      body: { items: page.value.items.map(toDto), nextCursor: page.value.nextCursor },
    });
  });

  registerRoute(app, routes.createToken, async ({ actor, body }) => {
    const made = await createToken({ actor, ...body }, dependencies);
    if (!made.ok) return made;
    return ok({ status: 201 as const, body: { ...toDto(made.value.token), token: made.value.secret } });
  });

  registerRoute(app, routes.deleteToken, async ({ actor, params }) => {
    const revoked = await revokeToken({ actor, tokenId: params.tokenId }, dependencies);
    return revoked.ok ? ok({ status: 204 as const, body: null }) : revoked;
  });
}

function toDto(token: ApiToken) {
  return { ...token, createdAt: token.createdAt.toISOString(), lastUsedAt: token.lastUsedAt?.toISOString() ?? null };
}
