import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Json } from "@tonegraph/flow-model";
import { copyTrouble, goneTrouble, unreadTrouble, type CopyTrouble } from "../../kernel/copy-trouble.ts";
import { unclearChange } from "../../kernel/flow-service.ts";
import type { LiveReading, LiveRecord, LiveService, VendorContent } from "../../kernel/live-reader.ts";
import type { DeploymentStore } from "../../modules/deployments/ports.ts";

/** A copy and whose it is. */
export interface CopyPlace {
  readonly dialect: string;
  readonly tenantName: string;
  readonly flowId: string;
  readonly record: LiveRecord | null;
  readonly content: VendorContent;
}

/** What is wrong with a copy, and when callers are let in where a date of it names no time. */
export interface CopyLook {
  readonly trouble: CopyTrouble | null;
  /** What is said of the service by such a date; null where there is none. */
  readonly unclear: string | null;
}

/** Looks for what in a copy cannot be read as it should be. What stood in what was published from here is nobody else's doing. */
export async function lookAtCopy(
  place: CopyPlace,
  store: Pick<DeploymentStore, "artefactWithHash">,
): Promise<CopyLook> {
  const { content, dialect, tenantName, record } = place;
  if (content.kind === "unreadable") return { trouble: unreadTrouble(tenantName, content.error), unclear: null };
  if (content.kind === "absent") {
    const wasThere = record !== null && record.version !== null;
    return { trouble: wasThere ? goneTrouble(tenantName) : null, unclear: null };
  }
  const converter = findConverter(dialect);
  if (converter === undefined) return { trouble: null, unclear: null };
  const published = await publishedArtefact(place, store);
  const trouble = copyTrouble(converter, content.artefact, { tenantName, published });
  const ours = published === null ? undefined : converter.serviceOf?.(published);
  const seen = converter.serviceOf?.(content.artefact);
  return { trouble, unclear: seen === undefined ? null : unclearChange(seen, ours) };
}

/** The reading with what was found in the copy. */
export function withLook<Reading extends LiveReading>(
  reading: Reading,
  service: LiveService | null,
  { trouble, unclear }: CopyLook,
): LiveReading {
  const told = trouble === null ? reading : { ...reading, trouble };
  if (service === null) return told;
  const change = unclear ?? service.change;
  return { ...told, service: { ...service, change }, ...(change === null ? {} : { drift: "drifted" }) };
}

async function publishedArtefact(
  { flowId, record, dialect }: CopyPlace,
  store: Pick<DeploymentStore, "artefactWithHash">,
): Promise<Json | null> {
  if (record === null || record.version === null) return null;
  return (await store.artefactWithHash({ flowId, version: record.version, dialect }, record.hash))?.artefact ?? null;
}
