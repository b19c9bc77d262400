import { jsonSchema, type Json } from "@tonegraph/flow-model";
import type { SandboxRequest, SandboxResponse, SandboxWorld } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DIALECT_ID } from "../wire.ts";

/** What people call them there. */
const NAMES: Readonly<Record<string, string>> = {
  "asset:asset_abc123": "Welcome",
  "asset:asset_menu": "Main menu",
  "asset:asset_closed": "We are closed",
  "asset:asset_holiday": "Holiday hours",
  "campaign:camp_9x8y7z": "Spring renewals",
  "campaign:camp_service": "Customer service",
  "queue:sales": "Sales",
  "queue:support": "Support",
  "queue:billing": "Billing",
  "queue:queue_general": "General enquiries",
};

const stateSchema = z.object({
  dialect: z.literal(DIALECT_ID),
  clients: z.record(z.string(), z.object({ secret: z.string(), scopes: z.array(z.string()) })),
  /** Seconds that a token lives. */
  tokenLifetime: z.number(),
  tokens: z.record(z.string(), z.object({ expiresAt: z.number(), scopes: z.array(z.string()) })),
  flows: z.record(z.string(), z.record(z.string(), jsonSchema)),
  /** Until when the engine compiles each flow, or since when it is compiled (milliseconds since the epoch). */
  compiled: z.record(z.string(), z.number()),
  /** Flows that were found valid; of accounts that were kept before, none. */
  validated: z.array(z.string()).default(() => []),
  /** Milliseconds that compiling takes. */
  compileMs: z.number().nonnegative(),
  assets: z.array(z.string()),
  campaigns: z.array(z.string()),
  queues: z.array(z.string()),
  /** Of queues and the like, as `queue:queue_sales`; accounts that were kept before have the usual ones. */
  names: z.record(z.string(), z.string()).default(() => ({ ...NAMES })),
  webhooks: z.array(z.record(z.string(), jsonSchema)),
  /** Entities of figures in one page. */
  pageSize: z.number().int().positive(),
  /** Requests that a client may send in a window (milliseconds); null is no limit. */
  rateLimit: z.object({ requests: z.number().int().positive(), windowMs: z.number().positive() }).nullable(),
  recent: z.array(z.number()),
});

/** The sandbox's account: plain JSON, so that it survives a restart. */
export type SandboxState = z.infer<typeof stateSchema>;

/** A state and the answer that led to it. */
export interface Handled {
  readonly state: SandboxState;
  readonly response: SandboxResponse;
}

/** One request with what surrounds it. */
export interface Asked {
  readonly request: SandboxRequest;
  readonly world: SandboxWorld;
}

const SCOPES = [
  "ivr:flow:write",
  "ivr:flow:read",
  "campaign:manage",
  "media:read",
  "event:webhook:write",
  "analytics:read",
];

/** A fresh account with the document's own campaign and recording, a few more, and two toy clients. */
export function freshState(): SandboxState {
  return {
    dialect: DIALECT_ID,
    clients: {
      "sandbox-client": { secret: "sandbox-secret", scopes: SCOPES },
      "sandbox-reader": { secret: "sandbox-secret", scopes: ["ivr:flow:read", "media:read"] },
    },
    tokenLifetime: 3600,
    tokens: {},
    flows: {},
    compiled: {},
    validated: [],
    compileMs: 8000,
    assets: ["asset_abc123", "asset_menu", "asset_closed", "asset_holiday"],
    campaigns: ["camp_9x8y7z", "camp_service"],
    queues: ["sales", "support", "billing", "queue_general"],
    names: { ...NAMES },
    webhooks: [],
    pageSize: 1000,
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
