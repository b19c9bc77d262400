import type { AuditEntry } from "@tonegraph/api-contract";
import { jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import type { StoredAuditEntry } from "./ports.ts";

const detailsSchema = z.record(z.string(), jsonSchema);

/** An entry as the API shows it. */
export function toAuditEntry({ details, at, flowName, ...entry }: StoredAuditEntry): AuditEntry {
  const named = flowName === undefined || flowName === null ? {} : { flowName };
  return { ...entry, ...named, at: at.toISOString(), details: detailsSchema.parse(JSON.parse(details)) };
}
