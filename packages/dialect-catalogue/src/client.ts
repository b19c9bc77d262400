import type { CreateDialectClient } from "@tonegraph/vendor-kit";
import { factories } from "./generated/factories.ts";

/** What makes clients of a dialect. Keep a client per tenant: its token and breaker live in it. */
export function findClientFactory(id: string): CreateDialectClient | undefined {
  return Object.hasOwn(factories, id) ? factories[id] : undefined;
}
