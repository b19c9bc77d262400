import { routes, type Me } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { SessionCookie } from "../../http/session-cookie.ts";
import type { Actor } from "../../kernel/actor.ts";
import { signIn, type SignInDependencies } from "./usecases/sign-in.ts";
import { signOut } from "./usecases/sign-out.ts";

export interface IdentityRoutesDependencies extends SignInDependencies {
  readonly cookie: SessionCookie;
  /** Told after a link was used, so that a new one can be offered where links are shown. */
  readonly onSignedIn?: () => void;
}

/** Who am I, sign in, sign out. */
export function registerIdentityRoutes(app: FastifyInstance, dependencies: IdentityRoutesDependencies): void {
  const { cookie } = dependencies;
  registerRoute(app, routes.getMe, ({ actor }) => Promise.resolve(ok({ status: 200 as const, body: toMe(actor) })));

  registerRoute(app, routes.signIn, async ({ body, request }) => {
    const result = await signIn({ token: body.token, formerSession: cookie.read(request) }, dependencies);
    if (!result.ok) return result;
    dependencies.onSignedIn?.();
    const { actor, sessionToken, expiresAt } = result.value;
    const headers = { "set-cookie": cookie.write(sessionToken, expiresAt) };
    return ok({ status: 200 as const, body: toMe(actor), headers });
  });

  registerRoute(app, routes.signOut, async ({ actor, request }) => {
    const result = await signOut({ actor, sessionToken: cookie.read(request) }, dependencies);
    if (!result.ok) return result;
    return ok({ status: 204 as const, body: null, headers: { "set-cookie": cookie.clear() } });
  });
}

function toMe(actor: Actor): Me {
  return {
    user: { id: actor.id, name: actor.name },
    roles: [...actor.roles],
    via: actor.via,
    workspaceId: actor.workspaceId,
  };
}
