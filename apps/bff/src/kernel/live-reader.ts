import type { Json } from "@tonegraph/flow-model";
import type { CopyTrouble } from "./copy-trouble.ts";
import type { ActivationWindow, VendorError } from "@tonegraph/vendor-kit";

/** A flow on a tenant. */
export interface LivePlace {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly tenantId: string;
}

/** What we published last on a tenant and saw there. */
export interface LiveRecord {
  readonly externalId: string;
  /** null: something of ours that is no version, such as what a failed first publish left. */
  readonly version: number | null;
  /** Hash of the normalised artefact. */
  readonly hash: string;
  readonly deploymentId: string;
  readonly since: Date;
}

/** What the vendor holds at this moment, as far as it can be told. */
export type VendorContent =
  | { readonly kind: "absent" }
  | { readonly kind: "present"; readonly artefact: Json; readonly raw: string; readonly hash: string }
  | { readonly kind: "unreadable"; readonly error: VendorError };

/** What people are told of a reading: of whether and when callers are let in, and of content that cannot be read; "" for nothing. */
export function saidOf(reading: Pick<LiveReading, "drift" | "service" | "trouble">): string {
  return [serviceWords(reading), reading.trouble?.words ?? ""].filter((words) => words !== "").join(" ");
}

/** The hash that stands for a flow which the vendor does not have any more. */
export const ABSENT_HASH = "absent";

/** Our record beside the vendor's copy. */
export interface LiveReading {
  readonly record: LiveRecord | null;
  /** The flow's id at the vendor: from the record, else from the tenant's settings. */
  readonly externalId: string | null;
  readonly content: VendorContent;
  readonly drift: "inSync" | "drifted" | "unknown";
  readonly checkedAt: Date;
  /** Why the copy cannot be read, or what in it is not as the vendor's documents allow; absent where nothing is wrong. */
  readonly trouble?: CopyTrouble;
  /** Only where the vendor opens and closes flows at times, and a version of ours was published. */
  readonly service?: LiveService;
}

/** When callers are to be let in, as it was published, and what somebody changed about that at the vendor. */
export interface LiveService {
  readonly window: ActivationWindow | null;
  /** In words; null where nobody did, or nobody can tell. A change makes the reading `drifted`. */
  readonly change: string | null;
}

/** Compares what is live with what we published. */
export interface LiveReader {
  /** Asks the vendor now; where nothing was published yet, for the flow that has the id which ours will have. */
  read(place: LivePlace, ownId?: string | null): Promise<LiveReading>;
}

/** The hash of the content; null where it cannot be read. */
export function contentHashOf(content: VendorContent): string | null {
  if (content.kind === "unreadable") return null;
  return content.kind === "absent" ? ABSENT_HASH : content.hash;
}

/** Whether the vendor's copy is what our record says. */
export function driftOf(record: Pick<LiveRecord, "hash"> | null, content: VendorContent): LiveReading["drift"] {
  const seen = contentHashOf(content);
  if (seen === null) return "unknown";
  return seen === (record?.hash ?? ABSENT_HASH) ? "inSync" : "drifted";
}

/** What somebody changed at the vendor about whether and when callers are let in; "" where nobody did. */
export function serviceWords({ drift, service }: Pick<LiveReading, "drift" | "service">): string {
  return drift === "drifted" ? (service?.change ?? "") : "";
}

/** Whether that is all that was changed: callers who are let in hear what we published. */
export function onlyServiceChanged(reading: LiveReading): boolean {
  return serviceWords(reading) !== "" && contentHashOf(reading.content) === reading.record?.hash;
}
