import { jsonSchema, type Json } from "@tonegraph/flow-model";
import { z } from "zod";
import { DIALECT_ID } from "../wire.ts";

/** What people call them there. */
const NAMES: Readonly<Record<string, string>> = {
  "queue:queue-sales": "Sales",
  "queue:queue-support": "Support",
  "queue:queue_general": "General enquiries",
  "queue:queue_sales_001": "Sales, new customers",
  "queue:queue_tech_001": "Technical support",
  "agent:agent-transfer": "Operator",
  "agent:agent_fallback_001": "Maria Lopez, front desk",
  "flow:flow-after-hours": "After hours",
};

const stateSchema = z.object({
  dialect: z.literal(DIALECT_ID),
  clients: z.record(z.string(), z.object({ secret: z.string(), scopes: z.array(z.string()) })),
  /** Seconds that a token lives. */
  tokenLifetime: z.number(),
  tokens: z.record(
    z.string(),
    z.object({ expiresAt: z.number(), scopes: z.array(z.string()), clientId: z.string().exactOptional() }),
  ),
  /** Each with its `id` and `_version`. */
  flows: z.record(z.string(), z.record(z.string(), jsonSchema)),
  /** What is said per prompt and locale; a recording has none. */
  phrases: z.record(z.string(), z.record(z.string(), z.string())),
  queues: z.record(z.string(), z.object({ available: z.number(), waitSeconds: z.number() })),
  agents: z.array(z.string()),
  /** Flows beside those that were made here, which keys may lead to. */
  otherFlows: z.array(z.string()),
  /** Of queues and the like, as `queue:queue_sales`; accounts that were kept before have the usual ones. */
  names: z.record(z.string(), z.string()).default(() => ({ ...NAMES })),
  /** Oldest first. */
  audit: z.array(
    z.object({ id: z.string(), flowId: z.string(), timestamp: z.string(), action: z.string(), user: z.string() }),
  ),
  /** Requests that a client may send in a window (milliseconds); null is no limit. */
  rateLimit: z.object({ requests: z.number().int().positive(), windowMs: z.number().positive() }).nullable(),
  /** When the latest requests of each client came; accounts that were kept before counted all clients together. */
  recentOf: z.record(z.string(), z.array(z.number())).default(() => ({})),
});

/** The sandbox's account: plain JSON, so that it survives a restart. */
export type SandboxState = z.infer<typeof stateSchema>;

const SCOPES = [
  "flow:write",
  "flow:read",
  "routing:queue:read",
  "analytics:conversation:read",
  "audit:read",
  "routing:phrase:write",
];

/** A fresh account with the document's own queues, agents and prompts, and one toy client. */
export function freshState(): SandboxState {
  return {
    dialect: DIALECT_ID,
    clients: {
      "sandbox-client": { secret: "sandbox-secret", scopes: SCOPES },
      "sandbox-reader": { secret: "sandbox-secret", scopes: ["flow:read"] },
    },
    tokenLifetime: 3600,
    tokens: {},
    flows: {},
    phrases: {
      "prompt-welcome-en": { "en-US": "Welcome to customer service." },
      "prompt-welcome-es": { "es-ES": "Bienvenido al servicio al cliente." },
      "prompt-sales": {},
      "prompt-support": {},
      "prompt-agent": {},
    },
    queues: {
      "queue-sales": { available: 4, waitSeconds: 20 },
      "queue-support": { available: 0, waitSeconds: 45 },
      queue_general: { available: 2, waitSeconds: 150 },
      queue_sales_001: { available: 3, waitSeconds: 10 },
      queue_tech_001: { available: 2, waitSeconds: 35 },
    },
    agents: ["agent-transfer", "agent_fallback_001"],
    otherFlows: ["flow-after-hours"],
    names: { ...NAMES },
    audit: [],
    rateLimit: { requests: 20, windowMs: 1000 },
    recentOf: {},
  };
}

// States that were read or made here before; they are never changed in place. Keeps a long campaign from reading the
// same account at every request.
const known = new WeakMap<object, SandboxState>();

/** Reads a kept state. Throws where it is none of this dialect: a damaged file must not look like an empty account. */
export function readState(state: Json): SandboxState {
  const before = typeof state === "object" && state !== null ? known.get(state) : undefined;
  return before ?? rememberState(stateSchema.parse(state));
}

/** Marks a state as one that was made here. */
export function rememberState(state: SandboxState): SandboxState {
  known.set(state, state);
  return state;
}
