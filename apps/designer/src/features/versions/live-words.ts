import { words } from "../../lib/messages/words.ts";
import type { LiveTenant } from "../../lib/queries/live-tenants.ts";
import type { Tone } from "../../ui/Pill.tsx";

/** Where a flow answers calls, and where it does not any more because somebody deleted it. */
export function liveSentence(live: readonly LiveTenant[], gone: ReadonlySet<string>): string {
  const text = words.versions;
  if (live.length === 0) return text.liveNowhere;
  const saying = ({ id, name, version }: LiveTenant): string =>
    gone.has(id) ? text.goneFrom(name, version) : text.liveOn(name, version);
  return live.map(saying).join(" · ");
}

/** A tenant beside the version that was published there last. */
export function livePill(
  tenantName: string,
  { isGone, isOnly }: { readonly isGone: boolean; readonly isOnly: boolean },
): { readonly tone: Tone; readonly label: string; readonly title: string } {
  const text = words.versions;
  if (!isGone) return { tone: "ok", label: isOnly ? text.live : tenantName, title: text.liveWhere([tenantName]) };
  const label = isOnly ? text.gone : `${tenantName}: ${text.gone}`;
  return { tone: "warn", label, title: text.goneWhere(tenantName) };
}

/** Why nobody can roll back to this version; absent where somebody can. */
export function whyNoRollBack(
  version: number,
  live: readonly LiveTenant[],
  gone: ReadonlySet<string>,
): string | undefined {
  const text = words.versions;
  if (live.length === 0) return text.notLive;
  if (live.some((tenant) => tenant.version !== version)) return undefined;
  return live.some(({ id }) => gone.has(id)) ? text.wasDeleted(version) : text.alreadyLive(version);
}
