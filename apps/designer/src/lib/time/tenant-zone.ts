import { isTimeZone, type Tenant } from "@tonegraph/api-contract";

/** The zone in which a tenant is published to: its own, else the reader's. */
export function tenantZone({ settings }: Pick<Tenant, "settings">): {
  readonly timeZone: string;
  readonly isOwn: boolean;
} {
  const publishing = settings["publishing"];
  const own =
    typeof publishing === "object" && publishing !== null && !Array.isArray(publishing) ? publishing["timeZone"] : null;
  if (typeof own === "string" && isTimeZone(own)) return { timeZone: own, isOwn: true };
  return { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, isOwn: false };
}
