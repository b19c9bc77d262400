import { z } from "zod";
import {
  newTenantSchema,
  tenantChangesSchema,
  tenantCheckSchema,
  tenantHealthSchema,
  tenantSchema,
} from "../resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

const resourceKindSchema = z.enum(["queue", "agent", "asset", "campaign", "flow"]);

/** Vendor accounts. */
export const tenantRoutes = {
  listTenants: {
    method: "GET",
    path: "/tenants",
    permission: "read",
    summary: "Vendor accounts",
    query: z.object(page),
    responses: { 200: listOf(tenantSchema) },
  },
  createTenant: {
    method: "POST",
    path: "/tenants",
    permission: "administer",
    summary: "Connect a vendor account; never calls the vendor",
    body: newTenantSchema,
    errors: ["address-not-allowed"],
    responses: { 201: tenantSchema },
  },
  getTenant: {
    method: "GET",
    path: "/tenants/:tenantId",
    permission: "read",
    summary: "One vendor account",
    responses: { 200: tenantSchema },
  },
  updateTenant: {
    method: "PATCH",
    path: "/tenants/:tenantId",
    permission: "administer",
    summary: "Change a vendor account",
    body: tenantChangesSchema,
    errors: ["address-not-allowed"],
    responses: { 200: tenantSchema },
  },
  deleteTenant: {
    method: "DELETE",
    path: "/tenants/:tenantId",
    permission: "administer",
    summary: "Disconnect a vendor account on which nothing is live",
    errors: ["in-use"],
    responses: { 204: null },
  },
  checkTenant: {
    method: "POST",
    path: "/tenants/:tenantId/check",
    // It signs in anew even where the circuit breaker holds calls back: a vendor may lock an account that tries too often.
    permission: "publish",
    summary: "Sign in at the vendor and say which scopes are missing",
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: tenantCheckSchema },
  },
  tenantHealth: {
    method: "GET",
    path: "/tenants/:tenantId/health",
    permission: "read",
    summary: "How calls to the vendor went lately: circuit breaker, rate limit, token, last error",
    responses: { 200: tenantHealthSchema },
  },
  getFiguresPage: {
    method: "GET",
    path: "/tenants/:tenantId/analytics",
    permission: "read",
    summary:
      "One page of the vendor's own figures of a flow, as the vendor wrote it; its next page is asked for by `page`",
    query: z.strictObject({
      externalId: z.string().min(1).max(200),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      page: z.string().min(1).max(4000).optional(),
    }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: z.unknown() },
  },
  listResources: {
    method: "GET",
    path: "/tenants/:tenantId/resources",
    permission: "read",
    summary:
      "Queues, agents and the like, where the vendor can be asked; what was read within a minute; with `afresh` what is read now, which waits until 5 s after the last time",
    query: z.object({ kind: resourceKindSchema, afresh: z.literal("true").optional() }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: {
      200: z.object({
        items: z.array(z.object({ id: z.string(), name: z.string() })),
        known: z.boolean(),
        looksUp: z.boolean(),
        /** When the vendor was asked for it; absent where it cannot be asked. */
        asOf: z.iso.datetime().optional(),
      }),
    },
  },
  findResource: {
    method: "GET",
    path: "/tenants/:tenantId/resources/one",
    permission: "read",
    summary: "Whether one queue, agent or the like exists; null where the vendor cannot be asked",
    query: z.object({ kind: resourceKindSchema, id: z.string().min(1).max(200) }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: z.object({ exists: z.boolean().nullable() }) },
  },
} as const satisfies Record<string, RouteContract>;
