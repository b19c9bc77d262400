import type { Tenant } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { words } from "../../lib/messages/words.ts";
import { tenantHealthQuery } from "../../lib/queries/tenant-health.ts";
import { relativeTime } from "../../lib/time/relative-time.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { healthFacts, lastTrouble } from "./health-facts.ts";
import { rateLimitFact } from "./rate-limit-fact.ts";
import styles from "./Tenants.module.css";

/** How a tenant's calls do: breaker, token, rate, and what failed last. Asked again while the page is open. */
export function TenantCalls({ tenant }: { readonly tenant: Tenant }) {
  const health = useQuery(tenantHealthQuery(tenant.id));
  const now = useNow(5000);
  if (health.data === undefined) {
    return health.isError ? <p className={styles["dialect"]}>{words.tenants.calls.failed}</p> : null;
  }
  const trouble = lastTrouble(health.data, tenant.lastCheck);
  const limit = rateLimitFact(tenant);
  return (
    <>
      <dl className={styles["facts"]} data-testid="tenant-calls">
        {healthFacts(health.data, now).map(({ name, text, isTrouble }) => (
          <div key={name} className={styles["fact"]}>
            <dt>{name}</dt>
            <dd data-trouble={isTrouble || undefined}>{text}</dd>
          </div>
        ))}
      </dl>
      {limit !== null && (
        <p className={styles["dialect"]} data-testid="tenant-rate-limit">
          {limit}
        </p>
      )}
      {trouble !== null && (
        <p className={styles["lastError"]} data-testid="tenant-last-error">
          <b>{words.tenants.calls.lastError(relativeTime(trouble.at, now))}</b> {trouble.message}
        </p>
      )}
    </>
  );
}
