import { commandSchema, flowSchema, ignoredProblemSchema, jsonSchema } from "@tonegraph/flow-model";
import { DEPLOYMENT_STEPS } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { ROLES } from "./roles.ts";
import { deploymentScheduleSchema } from "./schedule-span.ts";

const instant = z.iso.datetime();

/** A problem as the API sends it. */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  at: z.object({
    nodeId: z.string().optional(),
    connectionId: z.string().optional(),
    promptId: z.string().optional(),
    language: z.string().optional(),
    pointer: z.string().optional(),
  }),
  params: z.record(z.string(), jsonSchema),
  related: z.array(z.string()),
  fix: commandSchema.optional(),
});

/** An entry of the document's `ignoredProblems`, what it does, and the problems that it hides. */
export const judgedIgnoredSchema = z.object({
  entry: ignoredProblemSchema,
  effect: z.enum(["hides", "error", "nothing"]),
  problems: z.array(problemSchema),
});

/** Who is signed in. */
export const meSchema = z.object({
  user: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(z.enum(ROLES)),
  via: z.enum(["session", "token"]),
  workspaceId: z.string(),
});
/** Who is signed in. */
export type Me = z.infer<typeof meSchema>;

/** A flow in a list. `live` names the tenants where a version of it answers calls. */
export const flowSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  profile: z.string(),
  revision: z.number().int(),
  nodeCount: z.number().int(),
  problems: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
  live: z.array(
    z.object({
      tenantId: z.string(),
      tenantName: z.string(),
      dialect: z.string(),
      version: z.number().int(),
      sameAsDraft: z.boolean(),
      /** Whether it was found deleted at the vendor: nothing of it answers calls there any more. */
      isGone: z.boolean(),
    }),
  ),
  updatedAt: instant,
  updatedBy: z.string(),
});
/** A flow in a list. */
export type FlowSummary = z.infer<typeof flowSummarySchema>;

/** A version in a list. */
export const versionSummarySchema = z.object({
  number: z.number().int(),
  contentHash: z.string(),
  note: z.string(),
  /** What people call it; "" while it has no name. The version itself never changes. */
  name: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  liveOn: z.array(z.string()),
});
/** A version in a list. */
export type VersionSummary = z.infer<typeof versionSummarySchema>;

/** A version with its document. */
export const versionSchema = versionSummarySchema.extend({ flow: flowSchema });

/** One change between two flows, in words for people. */
export const changeSchema = z.object({
  kind: z.enum(["added", "removed", "changed"]),
  what: z.string(),
  nodeId: z.string().optional(),
  words: z.string(),
});
/** One change between two flows. */
export type ChangeDto = z.infer<typeof changeSchema>;

/** What a check of a tenant found. */
export const tenantCheckSchema = z.object({
  ok: z.boolean(),
  missingScopes: z.array(z.string()),
  /** Who lacks the missing scopes: the tenant's own list, so that nothing was sent, or what the vendor granted. */
  scopesLackIn: z.enum(["tenant", "vendor"]).optional(),
  message: z.string(),
  /** True where it may well pass by itself: the vendor is down, or asks for patience. */
  mayPass: z.boolean().optional(),
  /** The tenant's fields to look at, as JSON pointers, such as `/settings/environment`; the message has them in words. */
  fields: z.array(z.string()).optional(),
  checkedAt: instant,
});
/** What a check of a tenant found. */
export type TenantCheck = z.infer<typeof tenantCheckSchema>;

/** A vendor account. No part of the credentials is ever in it, only a keyed fingerprint. */
export const tenantSchema = z.object({
  id: z.string(),
  name: z.string(),
  dialect: z.string(),
  baseUrl: z.string().optional(),
  authUrl: z.string().optional(),
  settings: z.record(z.string(), jsonSchema),
  credentials: z.object({ fingerprint: z.string(), scopes: z.array(z.string()) }),
  lastCheck: tenantCheckSchema.nullable(),
  liveFlows: z.number().int(),
  createdAt: instant,
});
/** A vendor account. */
export type Tenant = z.infer<typeof tenantSchema>;

const credentialsSchema = z.strictObject({
  clientId: z.string().min(1, "The client id is needed.").max(500),
  clientSecret: z.string().min(1, "The client secret is needed.").max(2000),
  scopes: z.array(z.string().min(1).max(200)).max(50).optional(),
});

/** The longest name of a tenant, in characters. */
export const LONGEST_TENANT_NAME = 100;

const tenantNameSchema = z
  .string()
  .trim()
  .min(1, "A tenant needs a name.")
  .max(LONGEST_TENANT_NAME, `A name has at most ${LONGEST_TENANT_NAME} characters.`);

/** What makes a tenant. Credentials go in and never come out. */
export const newTenantSchema = z.strictObject({
  name: tenantNameSchema,
  dialect: z.string().min(1).max(64),
  baseUrl: z.url().optional(),
  authUrl: z.url().optional(),
  settings: z.record(z.string(), jsonSchema).default({}),
  credentials: credentialsSchema,
});

/** What may be changed of a tenant; credentials are replaced whole. */
export const tenantChangesSchema = z.strictObject({
  name: tenantNameSchema.optional(),
  baseUrl: z.url().nullable().optional(),
  authUrl: z.url().nullable().optional(),
  settings: z.record(z.string(), jsonSchema).optional(),
  credentials: credentialsSchema.optional(),
});

const breakerStateSchema = z.enum(["closed", "halfOpen", "open"]);

/** How the calls to a tenant went lately, as this process saw them; null where nothing is known. Durations in milliseconds. */
export const tenantHealthSchema = z.object({
  /** `open`: the vendor kept failing and is not called until `opensInMs` have passed. The worst of its groups. */
  breaker: breakerStateSchema,
  opensInMs: z.number(),
  /** One breaker per group of routes. */
  groups: z.array(z.object({ group: z.string(), state: breakerStateSchema, opensInMs: z.number() })),
  /** When the vendor last asked for fewer requests, and for how long it asked to wait, if it said. */
  rateLimit: z.object({ at: instant, retryAfterMs: z.number().nullable() }).nullable(),
  /** Until our own limit lets the next call pass; 0 for at once. */
  waitMs: z.number(),
  token: z.object({ expiresAt: instant, grantedScopes: z.array(z.string()) }).nullable(),
  /** Only where the vendor's clock differs from ours by more than a minute; `aheadMs` is negative where it is behind. */
  clock: z.object({ aheadMs: z.number(), words: z.string() }).nullable(),
  lastSuccessAt: instant.nullable(),
  lastError: z.object({ at: instant, operation: z.string(), kind: z.string(), message: z.string() }).nullable(),
});
/** How the calls to a tenant went lately. */
export type TenantHealth = z.infer<typeof tenantHealthSchema>;

/** A compile report item as the API sends it. */
export const reportItemSchema = z.object({
  kind: z.enum(["unsupported", "approximated", "dropped"]),
  code: z.string().optional(),
  nodeId: z.string().optional(),
  words: z.string(),
});

/** Whether the vendor's copy is what we published. */
export const driftStateSchema = z.enum(["inSync", "drifted", "unknown"]);

/** States a deployment can be in. */
export const DEPLOYMENT_STATES = [
  "queued",
  "scheduled",
  ...DEPLOYMENT_STEPS,
  "rollingBack",
  "live",
  "failed",
  "rolledBack",
  "unknown",
  "cancelled",
  "superseded",
] as const;
/** States after which nothing more happens. */
export const FINAL_STATES = ["live", "failed", "rolledBack", "unknown", "cancelled", "superseded"] as const;

/** Whether a version is put on top, or an earlier one comes back. */
export const deploymentKindSchema = z.enum(["publish", "rollback"]);

/** When a vendor opens and closes a flow; times carry their zone. Only for dialects that have such a window. */
export const activationWindowSchema = z.strictObject({
  effectiveDate: z.iso.datetime({ offset: true }).exactOptional(),
  expirationDate: z.iso.datetime({ offset: true }).exactOptional(),
});

/** One attempt to make a version live on a tenant. */
export const deploymentSchema = z.object({
  id: z.string(),
  flowId: z.string(),
  tenantId: z.string(),
  kind: deploymentKindSchema,
  version: z.number().int(),
  state: z.enum(DEPLOYMENT_STATES),
  note: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
  steps: z.array(
    z.object({
      name: z.string(),
      state: z.enum(["pending", "running", "done", "failed", "skipped"]),
      startedAt: instant.nullable(),
      endedAt: instant.nullable(),
      attempts: z.number().int(),
      vendorMessage: z.string().optional(),
    }),
  ),
  /** The vendor's own window, where one was asked for. */
  window: activationWindowSchema.optional(),
  /** Where it belongs to a schedule of ours. */
  schedule: deploymentScheduleSchema.optional(),
  /** What went wrong beside the flow, such as a webhook that could not be registered; nothing of it fails a deployment. */
  warnings: z.array(z.string()).optional(),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      vendorMessage: z.string().optional(),
      /** Ids, in what was sent, of the parts that the vendor's words are about, the innermost first. */
      parts: z.array(z.string()).optional(),
      /** A flow that a `failed` deployment made and could not remove; absent: nothing changed at the vendor. */
      leftBehind: z.object({ externalId: z.string(), mayAnswerCalls: z.boolean() }).optional(),
      /** Somebody is to look whether the vendor made the flow, and to enter its id: nothing else of ours is there. */
      asksForId: z.literal(true).optional(),
    })
    .optional(),
});
/** One attempt to make a version live on a tenant. */
export type Deployment = z.infer<typeof deploymentSchema>;

/** What is live of a flow on a tenant. */
export const liveSchema = z.object({
  version: z.number().int().nullable(),
  contentHash: z.string().nullable(),
  externalId: z.string().nullable(),
  drift: driftStateSchema,
  checkedAt: instant,
});
/** What is live of a flow on a tenant. */
export type Live = z.infer<typeof liveSchema>;

/** An API token without its secret. */
export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
