import type { Tenant } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { relativeTime } from "../../lib/time/relative-time.ts";

/** What its last check says against publishing to a tenant, and when it did; null where nothing does. `now` is in milliseconds since the epoch. */
export function targetCheck(
  { lastCheck, name }: Pick<Tenant, "lastCheck" | "name">,
  now: number,
): { readonly title: string; readonly text: string } | null {
  if (lastCheck === null || lastCheck.ok) return null;
  const { checkFailed } = words.publish;
  return {
    title: checkFailed.title(name, relativeTime(lastCheck.checkedAt, now)),
    text: checkFailed.text(lastCheck.message),
  };
}
