import type { Tenant } from "@tonegraph/api-contract";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { tenantZone } from "../../lib/time/tenant-zone.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { readChoice, type ReadChoice, type WhenChoice } from "./when-choice.ts";

/** When it is to go live as somebody chooses it, what that means, and what is wrong with it. */
export interface When extends ReadChoice {
  readonly choice: WhenChoice;
  readonly choose: (change: Partial<WhenChoice>) => void;
  readonly isNow: boolean;
  readonly timeZone: string;
  /** Whether the zone is the tenant's, and not only the reader's. */
  readonly isTenantZone: boolean;
}

/** The choice between now, a time and a span, in the tenant's zone. */
export function useWhen(tenant: Pick<Tenant, "settings">): When {
  const [choice, setChoice] = useState<WhenChoice>({ mode: "now", from: "", until: "" });
  const { timeZone, isOwn } = tenantZone(tenant);
  const now = useNow(15_000);
  const read = readChoice(choice, { timeZone, now, incomplete: words.publish.when.incomplete });
  return {
    ...read,
    choice,
    choose: (change) => setChoice({ ...choice, ...change }),
    isNow: choice.mode === "now",
    timeZone,
    isTenantZone: isOwn,
  };
}
