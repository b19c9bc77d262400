import type { VersionSummary } from "@tonegraph/api-contract";
import { parseFlow, type Flow } from "@tonegraph/flow-model";
import type { LiveOnTenant } from "../../kernel/live-directory.ts";
import type { StoredVersion } from "./ports.ts";

/** A version as the API shows it. */
export type Version = VersionSummary & { flow: Flow };

/** A version in a list. */
export function toVersionSummary(
  version: Omit<StoredVersion, "document">,
  places: readonly LiveOnTenant[],
): VersionSummary {
  const { number, contentHash, note, name, createdBy, createdAt } = version;
  const liveOn = places.filter((place) => place.version === number).map((place) => place.tenantId);
  return { number, contentHash, note, name, createdBy, createdAt: createdAt.toISOString(), liveOn };
}

/** A version with its document. */
export function toVersion(version: StoredVersion, places: readonly LiveOnTenant[]): Version {
  return { ...toVersionSummary(version, places), flow: readStoredFlow(version.document) };
}

/** A document that we stored; that it cannot be read is a bug of ours. */
export function readStoredFlow(document: string): Flow {
  const parsed = parseFlow(JSON.parse(document));
  if (parsed.ok) return parsed.value;
  throw new Error(`a stored flow cannot be read: ${JSON.stringify(parsed.error)}`);
}
