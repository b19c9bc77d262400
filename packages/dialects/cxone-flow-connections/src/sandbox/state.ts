import { jsonSchema, type Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DIALECT_ID } from "../wire.ts";

const stateSchema = z.object({
  dialect: z.literal(DIALECT_ID),
  clients: z.record(z.string(), z.object({ secret: z.string(), scopes: z.array(z.string()) })),
  /** Seconds that a token lives. */
  tokenLifetime: z.number(),
  tokens: z.record(z.string(), z.object({ expiresAt: z.number(), scopes: z.array(z.string()) })),
  flows: z.record(z.string(), z.record(z.string(), jsonSchema)),
  /** What was answered to a registration, by its idempotency key; kept for 24 h. */
  answered: z.record(
    z.string(),
    z.object({ at: z.number(), bodyHash: z.string(), status: z.number(), body: z.string() }),
  ),
  /** Connections that may leave a node; a tenant may have another limit than 10. */
  maxConnectionsPerNode: z.number().int().positive(),
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

/** A fresh account with one toy client, and one that may only read. */
export function freshState(): SandboxState {
  return {
    dialect: DIALECT_ID,
    clients: {
      "sandbox-client": { secret: "sandbox-secret", scopes: ["flows:write", "flows:read"] },
      "sandbox-reader": { secret: "sandbox-secret", scopes: ["flows:read"] },
    },
    tokenLifetime: 3600,
    tokens: {},
    flows: {},
    answered: {},
    maxConnectionsPerNode: 10,
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
