import { jsonSchema, type Json } from "@tonegraph/flow-model";
import { z } from "zod";
import { DIALECT_ID } from "../wire.ts";

/** What people call them there. */
const NAMES: Readonly<Record<string, string>> = {
  "queue:queue_sales_001": "Sales",
  "queue:queue_tech_001": "Technical support",
  "queue:queue_billing_01": "Billing",
  "queue:queue_tech_01": "Technical support, second line",
  "queue:queue_general": "General enquiries",
  "agent:agent_fallback_001": "Maria Lopez, front desk",
  "agent:agent_priority_01": "James Okafor, priority callers",
};

const stateSchema = z.object({
  dialect: z.literal(DIALECT_ID),
  clients: z.record(z.string(), z.object({ secret: z.string(), scopes: z.array(z.string()) })),
  /** Seconds that a token lives. */
  tokenLifetime: z.number(),
  tokens: z.record(z.string(), z.object({ expiresAt: z.number(), scopes: z.array(z.string()) })),
  flows: z.record(z.string(), z.record(z.string(), jsonSchema)),
  queues: z.array(z.string()),
  agents: z.array(z.string()),
  /** Of queues and the like, as `queue:queue_sales`; accounts that were kept before have the usual ones. */
  names: z.record(z.string(), z.string()).default(() => ({ ...NAMES })),
  /** Requests that a client may send in a window (milliseconds); null is no limit. */
  rateLimit: z.object({ requests: z.number().int().positive(), windowMs: z.number().positive() }).nullable(),
  recent: z.array(z.number()),
});

/** The sandbox's account: plain JSON, so that it survives a restart. */
export type SandboxState = z.infer<typeof stateSchema>;

/** A fresh account with the document's own queues and agents, and one toy client. */
export function freshState(): SandboxState {
  return {
    dialect: DIALECT_ID,
    clients: {
      "sandbox-client": { secret: "sandbox-secret", scopes: ["ivr:read", "ivr:write", "analytics:read"] },
      "sandbox-reader": { secret: "sandbox-secret", scopes: ["ivr:read"] },
    },
    tokenLifetime: 3600,
    tokens: {},
    flows: {},
    queues: ["queue_sales_001", "queue_tech_001", "queue_billing_01", "queue_tech_01", "queue_general"],
    agents: ["agent_fallback_001", "agent_priority_01"],
    names: { ...NAMES },
    rateLimit: null,
    recent: [],
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
