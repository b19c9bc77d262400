import type { ResourceKind } from "./profile.ts";
import type { Words } from "./messages/words.ts";
import { nodeRule, type NodeRule } from "./node-rule.ts";
import { flowReferences, nodeReferences, type ResourceReference } from "./resource-references.ts";
import type { Finding, KnownFlows, KnownResources } from "./rule.ts";
import { SPEAKING_KINDS } from "./spoken-prompts.ts";

/** What findings of {@link notOnTenant} are called. It is no rule about flows, and has no page: it is about one tenant. */
export const NOT_ON_TENANT = "not-on-tenant";

/** What a tenant says exists there, as far as it was asked. What it was not asked for, or did not answer, is in neither. */
export interface TenantResources {
  /** What people call the tenant. */
  readonly tenant: string;
  /** Everything of a kind. */
  readonly listed: KnownResources;
  /** What it was asked for one by one and does not have; where a kind is listed, the list holds. */
  readonly missing: KnownResources;
}

/**
 * Finds what a flow names and one tenant is known not to have. A warning, since the flow may be published elsewhere: the
 * rules `unresolved-…` judge it when it is published. `flows` are our own, which come to be there by being published.
 */
export function notOnTenant(there: TenantResources, flows?: KnownFlows): NodeRule<typeof NOT_ON_TENANT> {
  const find = (named: ResourceReference): Finding[] => {
    const { kind, id, at } = named;
    if (!isMissing(named, there)) return [];
    return [{ at, params: { kind, id, tenant: there.tenant, flow: flows?.get(id)?.name ?? null } }];
  };
  return {
    ...nodeRule({
      code: NOT_ON_TENANT,
      severity: "warning",
      kinds: ["queue", "agent", "subflow", ...SPEAKING_KINDS],
      checkNode: (scope) => nodeReferences(scope).flatMap(find),
      rest: { reads: ["fallback", "campaignId"], check: ({ flow }) => flowReferences(flow).flatMap(find) },
    }),
    words: { problem: inWords },
  };
}

function isMissing({ kind, id }: ResourceReference, { listed, missing }: TenantResources): boolean {
  if (id.trim() === "") return false;
  const all = listed[kind];
  return all === undefined ? missing[kind]?.has(id) === true : !all.has(id);
}

const NOUNS: Readonly<Record<ResourceKind, string>> = {
  queue: "queue",
  agent: "agent",
  asset: "recording",
  campaign: "campaign",
  flow: "flow",
};

function inWords(w: Words): string {
  const kind = w.text("kind");
  const noun = Object.entries(NOUNS).find(([known]) => known === kind)?.[1] ?? kind;
  const isFallback = w.problem.at.nodeId === undefined && kind !== "campaign";
  const name = w.has("flow") ? w.text("flow") : w.text("id");
  const what = `${noun} “${name}”${isFallback ? ", the fallback of the flow," : ""}`;
  const advice = w.has("flow") ? "Publish it there first." : "Choose another, or create it there.";
  return `${what} is not found on ${w.text("tenant")}. ${advice}`;
}
