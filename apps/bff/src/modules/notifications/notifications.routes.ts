import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { NotificationStorage } from "./ports.ts";
import { changeFollowing, readFollowing } from "./usecases/follow-flow.ts";
import { listNotifications } from "./usecases/list-notifications.ts";
import { markRead } from "./usecases/mark-read.ts";

interface NotificationDependencies {
  readonly storage: NotificationStorage;
  readonly now: () => Date;
}

/** What concerns whoever asks, what they have read, and which flows they follow. */
export function registerNotificationRoutes(app: FastifyInstance, dependencies: NotificationDependencies): void {
  registerRoute(app, routes.listNotifications, async ({ actor, query }) => {
    const page = await listNotifications({ ...query, actor }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });
  registerRoute(app, routes.readNotifications, async ({ actor, body }) => {
    const read = await markRead({ actor, ...body }, dependencies);
    return read.ok ? ok({ status: 200 as const, body: read.value }) : read;
  });
  registerRoute(app, routes.getFollowing, async ({ actor, params }) => {
    const found = await readFollowing({ actor, flowId: params.flowId }, dependencies);
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });
  registerRoute(app, routes.putFollowing, async ({ actor, params, body }) => {
    const changed = await changeFollowing({ actor, flowId: params.flowId, ...body }, dependencies);
    return changed.ok ? ok({ status: 200 as const, body: changed.value }) : changed;
  });
}
