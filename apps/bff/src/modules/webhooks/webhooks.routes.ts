import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import { createWebhook, type WebhookDependencies } from "./usecases/create-webhook.ts";
import { listDeliveries, listWebhooks } from "./usecases/list-webhooks.ts";
import { removeWebhook } from "./usecases/remove-webhook.ts";
import { rotateSecret } from "./usecases/rotate-secret.ts";
import { testWebhook, type TestDependencies } from "./usecases/test-webhook.ts";
import { updateWebhook } from "./usecases/update-webhook.ts";

export type WebhookRoutesDependencies = WebhookDependencies & TestDependencies;

/** Webhooks: list, add, change, remove, test, rotate, and what was sent. */
export function registerWebhookRoutes(app: FastifyInstance, dependencies: WebhookRoutesDependencies): void {
  const { storage, surroundings } = dependencies;

  registerRoute(app, routes.listWebhooks, async ({ actor, query }) => {
    const { cursor, limit = DEFAULT_PAGE } = query;
    const now = surroundings.now();
    const page = await listWebhooks({ workspaceId: actor.workspaceId, cursor, limit }, { storage, now });
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });

  registerRoute(app, routes.createWebhook, async ({ actor, body }) => {
    const made = await createWebhook({ actor, content: body }, dependencies);
    return made.ok ? ok({ status: 201 as const, body: made.value }) : made;
  });

  registerRoute(app, routes.updateWebhook, async ({ actor, params, body }) => {
    const changed = await updateWebhook({ actor, webhookId: params.webhookId, changes: body }, dependencies);
    return changed.ok ? ok({ status: 200 as const, body: changed.value }) : changed;
  });

  registerRoute(app, routes.deleteWebhook, async ({ actor, params }) => {
    const removed = await removeWebhook({ actor, webhookId: params.webhookId }, dependencies);
    return removed.ok ? ok({ status: 204 as const, body: null }) : removed;
  });

  registerRoute(app, routes.testWebhook, async ({ actor, params }) => {
    const tested = await testWebhook({ actor, webhookId: params.webhookId }, dependencies);
    return tested.ok ? ok({ status: 200 as const, body: tested.value }) : tested;
  });

  registerRoute(app, routes.rotateWebhook, async ({ actor, params }) => {
    const rotated = await rotateSecret({ actor, webhookId: params.webhookId }, dependencies);
    return rotated.ok ? ok({ status: 200 as const, body: rotated.value }) : rotated;
  });

  registerRoute(app, routes.listDeliveries, async ({ actor, params, query }) => {
    const { cursor, limit = DEFAULT_PAGE } = query;
    const wanted = { workspaceId: actor.workspaceId, webhookId: params.webhookId, cursor, limit };
    const page = await listDeliveries(wanted, { storage });
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });
}
