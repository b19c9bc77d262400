import { z } from "zod";
import {
  newWebhookSchema,
  webhookChangesSchema,
  webhookDeliverySchema,
  webhookSchema,
  webhookWithSecretSchema,
} from "../webhook-resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

/** Webhooks out: who is told of events, signed as Standard Webhooks says, and how that went. */
export const webhookRoutes = {
  listWebhooks: {
    method: "GET",
    path: "/webhooks",
    permission: "administer",
    summary: "Endpoints that are told of events",
    query: z.object(page),
    responses: { 200: listOf(webhookSchema) },
  },
  createWebhook: {
    method: "POST",
    path: "/webhooks",
    permission: "administer",
    summary: "Add an endpoint; the secret is shown once",
    body: newWebhookSchema,
    errors: ["address-not-allowed"],
    responses: { 201: webhookWithSecretSchema },
  },
  updateWebhook: {
    method: "PATCH",
    path: "/webhooks/:webhookId",
    permission: "administer",
    summary: "Change an endpoint, switch it on or off",
    body: webhookChangesSchema,
    errors: ["address-not-allowed"],
    responses: { 200: webhookSchema },
  },
  deleteWebhook: {
    method: "DELETE",
    path: "/webhooks/:webhookId",
    permission: "administer",
    summary: "Remove an endpoint with its deliveries",
    responses: { 204: null },
  },
  testWebhook: {
    method: "POST",
    path: "/webhooks/:webhookId/test",
    permission: "administer",
    summary: "Send a test event now, once, and say what came of it",
    responses: { 200: webhookDeliverySchema },
  },
  rotateWebhook: {
    method: "POST",
    path: "/webhooks/:webhookId/rotate",
    permission: "administer",
    summary: "Make a new secret, shown once; the former one signs beside it for 24 hours",
    responses: { 200: webhookWithSecretSchema },
  },
  listDeliveries: {
    method: "GET",
    path: "/webhooks/:webhookId/deliveries",
    permission: "administer",
    summary: "What an endpoint was sent, newest first",
    query: z.object(page),
    responses: { 200: listOf(webhookDeliverySchema) },
  },
} as const satisfies Record<string, RouteContract>;
