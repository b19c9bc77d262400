import type { Tenant } from "@tonegraph/api-contract";
import { rateOf } from "@tonegraph/dialect-catalogue";
import { words } from "../../lib/messages/words.ts";

/** How fast a tenant is asked at most, and where that number comes from; null where its dialect says nothing of it. */
export function rateLimitFact({ dialect, settings }: Pick<Tenant, "dialect" | "settings">): string | null {
  const rate = rateOf(dialect, settings);
  const { limit, ownLimit } = words.tenants.calls;
  return rate && limit(rate.requestsPerSecond, rate.isOwn ? ownLimit : rate.source);
}
