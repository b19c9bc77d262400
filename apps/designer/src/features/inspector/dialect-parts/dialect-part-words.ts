import type { ResourceKind } from "../../../lib/queries/resources.ts";
import { MANY } from "./resource-field-words.ts";

const ONE = { queue: "queue", agent: "agent", asset: "recording", campaign: "campaign", flow: "flow" } as const;
const listed = (names: readonly string[]): string => names.join(", ");

/** English texts of what the inspector shows for one dialect, and of ids that exist at a vendor. */
export const dialectPartWords = {
  asking: (kind: ResourceKind, tenant: string) => `Asking ${tenant} which ${MANY[kind]} exist…`,
  unlisted: (kind: ResourceKind, tenants: readonly string[]) =>
    `${listed(tenants)}: this vendor lists no ${MANY[kind]}. Type the id as its own console shows it.`,
  notFound: (id: string, kind: ResourceKind, tenant: string) =>
    `Not found there: ${tenant} has no ${ONE[kind]} “${id}”. Choose another, or create it there first.`,
  failed: (kind: ResourceKind, tenant: string, reason: string) =>
    `The ${MANY[kind]} of ${tenant} could not be read: ${reason}`,
  named: (name: string, tenants: readonly string[]) => `${name}, at ${listed(tenants)}.`,
  none: (kind: ResourceKind, tenant: string) =>
    `${tenant} has no ${MANY[kind]} yet. Create one there, then look again.`,
  askingOne: (id: string, tenant: string) => `Asking ${tenant} for “${id}”…`,
  found: (id: string, kind: ResourceKind, tenant: string) => `${tenant} has the ${ONE[kind]} “${id}”.`,
  failedOne: (id: string, tenant: string, reason: string) => `${tenant} could not be asked for “${id}”: ${reason}`,
  unpublished: (flow: string, tenant: string) =>
    `Not found there: ${tenant} does not have “${flow}” yet. Publish it there first.`,
  retry: "Ask again",
  campaign: "Campaign",
  campaignHint: "The campaign at the vendor whose calls this flow takes. Empty: that of the tenant.",
  recording: (language: string | null) => (language === null ? "Recording" : `Recording, ${language}`),
  recordingHint: "The id of the recording at the vendor. What is written above is its transcript then.",
  vault: (tenants: readonly string[]) =>
    tenants.length === 0
      ? "The secret stays at the vendor: its name must exist in the tenant's vault."
      : `The secret stays at the vendor: its name must exist in the vault of ${listed(tenants)}.`,
  waits: (seconds: string, tries: number) =>
    tries === 1
      ? `Callers wait at most ${seconds} s for this request.`
      : `Callers wait at most ${seconds} s for this request: ${tries} tries and the pauses between them not counted.`,
  budget: (inPath: string, lookUp: string, routing: string) =>
    `Its share of the call should be ${inPath} s when the token is at hand; at most ${lookUp} s for a look-up, ${routing} s where the answer decides the route.`,
} as const;
