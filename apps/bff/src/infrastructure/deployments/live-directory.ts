import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { ok, type Flow, type Json, type Result } from "@tonegraph/flow-model";
import type { DialectConverter } from "@tonegraph/vendor-kit";
import type { Kysely } from "kysely";
import { borrowLabels } from "../../kernel/borrow-labels.ts";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { LiveDirectory } from "../../kernel/live-directory.ts";
import type { LivePlace, LiveReader, LiveRecord } from "../../kernel/live-reader.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

export interface LiveDirectoryOptions {
  readonly db: Kysely<Database>;
  readonly accounts: VendorAccounts;
  readonly reader: LiveReader;
  /** A version's own drawing: its words and ids say more than what a vendor's copy can be drawn as. */
  readonly versionFlow: (place: LivePlace, version: number) => Promise<Flow | null>;
}

/** What is live where: by our records, and as a document by asking the vendor. */
export function createLiveDirectory({ db, accounts, reader, versionFlow }: LiveDirectoryOptions): LiveDirectory {
  return {
    async liveOf(workspaceId, flowIds) {
      if (flowIds.length === 0) return [];
      return scopeToWorkspace(db, workspaceId)
        .selectFrom("live_flows")
        .innerJoin("tenants", "tenants.id", "live_flows.tenant_id")
        .innerJoin("versions", (join) =>
          join.onRef("versions.flow_id", "=", "live_flows.flow_id").onRef("versions.number", "=", "live_flows.version"),
        )
        .select(["live_flows.flow_id as flowId", "live_flows.tenant_id as tenantId", "tenants.name as tenantName"])
        .select(["tenants.dialect as dialect", "versions.number as version", "versions.content_hash as contentHash"])
        .where("live_flows.flow_id", "in", [...flowIds])
        .where("tenants.deleted_at", "is", null)
        .orderBy("tenants.created_at")
        .execute();
    },
    async liveFlow(place) {
      const account = await accounts.find(place);
      const converter = account === null ? undefined : findConverter(account.dialect);
      if (account === null || converter === undefined) return fault("not-found", "There is no tenant with this id.");
      const { content, drift, record } = await reader.read(place);
      const recorded = record === null ? null : await recordedFlow(place, record);
      if (drift === "inSync" && recorded !== null) return ok(recorded);
      if (content.kind === "absent") return fault("not-found", "Nothing of this flow is live on this tenant.");
      if (content.kind === "unreadable") return fault("vendor-failed", content.error.message);
      return recorded === null
        ? draw(converter, content.artefact)
        : drawBeside(recorded, content.artefact, { converter, settings: account.settings });
    },
  };

  async function recordedFlow(place: LivePlace, { version }: LiveRecord): Promise<Flow | null> {
    return version === null ? null : versionFlow(place, version);
  }
}

/** The vendor's copy with our words: what it merely names, such as prompts, the version that we published says. */
function drawBeside(
  recorded: Flow,
  copy: Json,
  { converter, settings }: { readonly converter: DialectConverter; readonly settings: Readonly<Record<string, Json>> },
): Result<Flow, ApiFault> {
  const ours = [converter.compile(recorded, { settings }).artefact];
  const drawn = draw(converter, converter.completeCopy?.(copy, ours) ?? copy);
  return drawn.ok ? ok(borrowLabels([drawn.value], [recorded])[0]) : drawn;
}

function draw(converter: DialectConverter, artefact: Json): Result<Flow, ApiFault> {
  const drawn = converter.decompile(artefact);
  if (drawn.ok) return ok(drawn.value.flow);
  return fault("vendor-failed", `What the vendor holds cannot be drawn: ${drawn.error[0]?.message ?? "it is no flow"}`);
}
