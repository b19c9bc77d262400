import { randomUUID } from "node:crypto";
import type { TenantSharing } from "@tonegraph/vendor-kit";
import type { FastifyBaseLogger } from "fastify";
import type { Kysely } from "kysely";
import type { TenantPlace } from "../../kernel/vendor-accounts.ts";
import type { Database } from "../database/schema.ts";
import { doOnce } from "./do-once.ts";
import { createCallsLease } from "./lease-calls.ts";
import { renewToken, type TokenTools } from "./renew-token.ts";
import type { SharedTenant } from "./shared-tenant.ts";
import type { Silences } from "./silences.ts";

/** What sharing is made of. */
export interface SharingParts {
  readonly db: Kysely<Database>;
  readonly logger: FastifyBaseLogger;
  readonly silences: Silences;
}

/** One client's sharing; `end` when the client is put away. */
export interface ClientSharing {
  readonly sharing: TenantSharing;
  readonly end: () => void;
}

/** Shares one tenant with all processes on this database, as long as address and credentials (the stamp) are the same. */
export function createTenantSharing(
  parts: SharingParts,
  client: TenantPlace & TokenTools & { readonly stamp: string },
): ClientSharing {
  const { silences, ...world } = parts;
  const tenant: SharedTenant & TokenTools = { ...world, ...client, member: randomUUID() };
  let end = (): void => undefined;
  return {
    end: () => end(),
    sharing: {
      leaseCalls: createCallsLease(tenant),
      renewToken: (wish, fetch) => renewToken(wish, fetch, tenant),
      silence: (group, forMs) => silences.tell(tenant, group, forMs),
      claimProbe: (group, forMs) => silences.claimProbe(tenant, { group, forMs }),
      releaseProbe: (group) => silences.releaseProbe(tenant, group),
      once: (wish, work) => doOnce(wish, work, tenant),
      follow(onSilence) {
        end = silences.follow(tenant, onSilence);
      },
    },
  };
}
