import { flowSchema, jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import {
  auditEntrySchema,
  auditVerificationSchema,
  changeSchema,
  deploymentSchema,
  flowSummarySchema,
  liveSchema,
  meSchema,
  newTenantSchema,
  planSchema,
  problemSchema,
  reportItemSchema,
  tenantChangesSchema,
  tenantCheckSchema,
  tenantSchema,
  tokenSchema,
  versionSchema,
  versionSummarySchema,
} from "./resources.ts";
import type { ErrorCode } from "./problem-details.ts";
import { ROLES, type Permission } from "./roles.ts";

/** One route of the API. Paths are below `/api`; `:name` is a path parameter. A flow document in a body is `flowDocument`. */
export interface RouteContract {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  /** Path parameters that are more than text. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Success answers by status; errors are problem details everywhere. `null` is an answer without a body. */
  readonly responses: Readonly<Record<number, z.ZodType | null>>;
  /** Request headers that this route reads. */
  readonly headers?: readonly ("if-match" | "idempotency-key")[];
  readonly stream?: true;
  /** How large a body may be, in bytes; absent: the server's general limit. */
  readonly maxBodyBytes?: number;
  /** Errors beyond those that follow from the route's shape (permission, path, body, headers). */
  readonly errors?: readonly ErrorCode[];
}

/** Bytes that a flow document may have. */
const FLOW_BYTES = 2 * 1024 * 1024;

const page = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).optional() };
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
// A body that is a flow is parsed by `parseFlow`, which gives better places than a route's schema could.
const flowDocument = jsonSchema.meta({ title: "FlowDocument", description: "A flow document, see the format's description" });
const accepted = z.object({ deploymentId: z.string() });
const note = z.string().max(2000).optional();

/** Every route of the BFF below /api. Names, permissions and shapes are decided here and nowhere else. */
export const routes = {
  getMe: { method: "GET", path: "/me", permission: "signedIn", summary: "Who am I", responses: { 200: meSchema } },
  signIn: {
    method: "POST",
    path: "/session",
    permission: "public",
    summary: "Sign in with a one-time token",
    body: z.strictObject({ token: z.string().min(1).max(500) }),
    errors: ["invalid-sign-in-token"],
    responses: { 200: meSchema },
  },
  signOut: { method: "DELETE", path: "/session", permission: "signedIn", summary: "Sign out", responses: { 204: null } },
  listFlows: {
    method: "GET",
    path: "/flows",
    permission: "read",
    summary: "Flows of the workspace",
    query: z.object({ ...page, search: z.string().max(200).optional() }),
    responses: { 200: listOf(flowSummarySchema) },
  },
  createFlow: {
    method: "POST",
    path: "/flows",
    permission: "edit",
    summary: "Store a new draft; ETag is its revision",
    maxBodyBytes: FLOW_BYTES,
    body: flowDocument,
    errors: ["invalid-flow", "already-exists"],
    responses: { 201: flowSchema },
  },
  getFlow: {
    method: "GET",
    path: "/flows/:flowId",
    permission: "read",
    summary: "The draft; ETag is its revision",
    responses: { 200: flowSchema },
  },
  putFlow: {
    method: "PUT",
    path: "/flows/:flowId",
    permission: "edit",
    summary: "Save the draft; If-Match is the revision it was made from",
    maxBodyBytes: FLOW_BYTES,
    body: flowDocument,
    headers: ["if-match"],
    errors: ["invalid-flow"],
    responses: { 200: flowSchema },
  },
  deleteFlow: { method: "DELETE", path: "/flows/:flowId", permission: "edit", summary: "Archive a flow that is live nowhere", errors: ["in-use"], responses: { 204: null } },
  importFlow: {
    method: "POST",
    path: "/flows/import",
    permission: "edit",
    summary: "What a vendor's artefact looks like as a flow; stores nothing",
    maxBodyBytes: FLOW_BYTES,
    body: z.strictObject({ dialect: z.string(), artefact: jsonSchema }),
    errors: ["invalid-flow"],
    responses: { 200: z.object({ flow: flowSchema, report: z.array(reportItemSchema) }) },
  },
  exportFlow: {
    method: "GET",
    path: "/flows/:flowId/export",
    permission: "read",
    summary: "The draft in a dialect",
    query: z.object({ dialect: z.string() }),
    errors: ["flow-has-errors"],
    responses: { 200: z.object({ artefact: jsonSchema, report: z.array(reportItemSchema) }) },
  },
  validate: {
    method: "POST",
    path: "/validate",
    permission: "read",
    summary: "All problems of a flow; stores nothing",
    maxBodyBytes: FLOW_BYTES,
    body: z.strictObject({ flow: flowDocument, profile: z.string().optional() }),
    errors: ["invalid-flow"],
    responses: { 200: z.object({ problems: z.array(problemSchema), stats: z.record(z.string(), z.number()) }) },
  },
  listVersions: {
    method: "GET",
    path: "/flows/:flowId/versions",
    permission: "read",
    summary: "Versions, newest first",
    query: z.object(page),
    responses: { 200: listOf(versionSummarySchema) },
  },
  createVersion: {
    method: "POST",
    path: "/flows/:flowId/versions",
    permission: "edit",
    summary: "Freeze the draft as a version",
    body: z.strictObject({ note }),
    responses: { 201: versionSchema, 200: versionSchema },
  },
  getVersion: { method: "GET", path: "/flows/:flowId/versions/:number", params: z.object({ flowId: z.string(), number: z.coerce.number().int().min(1).max(2_147_483_647) }), permission: "read", summary: "One version with its document", responses: { 200: versionSchema } },
  diffVersions: {
    method: "GET",
    path: "/flows/:flowId/diff",
    permission: "read",
    summary: "What changed between two versions; draft and live:<tenantId> are allowed",
    query: z.object({ from: z.string(), to: z.string() }),
    errors: ["vendor-failed"],
    responses: { 200: z.object({ changes: z.array(changeSchema), from: flowSchema, to: flowSchema }) },
  },
  listTenants: { method: "GET", path: "/tenants", permission: "read", summary: "Vendor accounts", query: z.object(page), responses: { 200: listOf(tenantSchema) } },
  createTenant: { method: "POST", path: "/tenants", permission: "administer", summary: "Connect a vendor account; never calls the vendor", body: newTenantSchema, errors: ["address-not-allowed", "already-exists"], responses: { 201: tenantSchema } },
  getTenant: { method: "GET", path: "/tenants/:tenantId", permission: "read", summary: "One vendor account", responses: { 200: tenantSchema } },
  updateTenant: { method: "PATCH", path: "/tenants/:tenantId", permission: "administer", summary: "Change a vendor account", body: tenantChangesSchema, errors: ["address-not-allowed", "already-exists"], responses: { 200: tenantSchema } },
  deleteTenant: { method: "DELETE", path: "/tenants/:tenantId", permission: "administer", summary: "Disconnect a vendor account on which nothing is live", errors: ["in-use"], responses: { 204: null } },
  checkTenant: { method: "POST", path: "/tenants/:tenantId/check", permission: "read", summary: "Sign in at the vendor and say which scopes are missing", errors: ["vendor-failed", "address-not-allowed"], responses: { 200: tenantCheckSchema } },
  listResources: {
    method: "GET",
    path: "/tenants/:tenantId/resources",
    permission: "read",
    summary: "Queues, agents and the like, where the vendor can be asked",
    query: z.object({ kind: z.enum(["queue", "agent", "asset", "campaign", "flow"]) }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })), known: z.boolean() }) },
  },
  planDeployment: {
    method: "POST",
    path: "/flows/:flowId/plan",
    permission: "read",
    summary: "What publishing would change",
    body: z.strictObject({ tenantId: z.string(), version: z.number().int().optional() }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: planSchema },
  },
  createDeployment: {
    method: "POST",
    path: "/flows/:flowId/deployments",
    permission: "publish",
    summary: "Publish",
    headers: ["idempotency-key"],
    body: z.strictObject({
      tenantId: z.string(),
      version: z.number().int().optional(),
      guard: z.boolean().optional(),
      note,
      overDrift: z.string().optional(),
    }),
    errors: ["flow-has-errors", "nothing-changed", "deployment-in-progress", "drifted", "vendor-failed", "address-not-allowed"],
    responses: { 202: accepted },
  },
  rollBack: {
    method: "POST",
    path: "/flows/:flowId/rollback",
    permission: "publish",
    summary: "Bring an earlier version back",
    headers: ["idempotency-key"],
    body: z.strictObject({ tenantId: z.string(), toVersion: z.number().int().optional(), note, overDrift: z.string().optional() }),
    errors: ["nothing-to-roll-back", "nothing-changed", "deployment-in-progress", "drifted", "vendor-failed", "address-not-allowed"],
    responses: { 202: accepted },
  },
  getLive: {
    method: "GET",
    path: "/flows/:flowId/live",
    permission: "read",
    summary: "What is live on a tenant, compared with what we published",
    query: z.object({ tenantId: z.string() }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: liveSchema },
  },
  listDeployments: {
    method: "GET",
    path: "/deployments",
    permission: "read",
    summary: "Deployments, newest first",
    query: z.object({ ...page, flowId: z.string().optional(), tenantId: z.string().optional(), state: z.string().optional() }),
    responses: { 200: listOf(deploymentSchema) },
  },
  getDeployment: { method: "GET", path: "/deployments/:deploymentId", permission: "read", summary: "One deployment", responses: { 200: deploymentSchema } },
  cancelDeployment: { method: "POST", path: "/deployments/:deploymentId/cancel", permission: "publish", summary: "Cancel while queued or scheduled", errors: ["deployment-not-cancellable"], responses: { 200: deploymentSchema } },
  streamDeployment: { method: "GET", path: "/deployments/:deploymentId/events", permission: "read", summary: "Progress of one deployment as server-sent events", stream: true, responses: { 200: deploymentSchema } },
  streamEvents: { method: "GET", path: "/events", permission: "read", summary: "Events of the workspace as server-sent events", stream: true, responses: { 200: z.unknown() } },
  listAudit: {
    method: "GET",
    path: "/audit",
    permission: "audit",
    summary: "The audit log, newest first",
    query: z.object({
      ...page,
      flowId: z.string().optional(),
      actor: z.string().optional(),
      action: z.string().optional(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
    }),
    responses: { 200: listOf(auditEntrySchema) },
  },
  verifyAudit: {
    method: "GET",
    path: "/audit/verify",
    permission: "audit",
    summary: "Whether the audit log's hash chain is whole",
    responses: { 200: auditVerificationSchema },
  },
  listTokens: { method: "GET", path: "/tokens", permission: "administer", summary: "API tokens", query: z.object(page), responses: { 200: listOf(tokenSchema) } },
  createToken: {
    method: "POST",
    path: "/tokens",
    permission: "administer",
    summary: "Make an API token; the secret is shown once",
    body: z.strictObject({ name: z.string().min(1).max(100), role: z.enum(ROLES) }),
    responses: { 201: tokenSchema.extend({ token: z.string() }) },
  },
  deleteToken: { method: "DELETE", path: "/tokens/:tokenId", permission: "administer", summary: "Revoke an API token", responses: { 204: null } },
} as const satisfies Record<string, RouteContract>;

/** The name of a route. */
export type RouteName = keyof typeof routes;
