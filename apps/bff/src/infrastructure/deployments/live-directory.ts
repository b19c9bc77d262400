import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { ok, type Flow, type Json, type Result } from "@tonegraph/flow-model";
import type { CompileContext, DialectConverter, OurFlows } from "@tonegraph/vendor-kit";
import type { Kysely } from "kysely";
import { borrowLabels } from "../../kernel/borrow-labels.ts";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { FlowsAtTenants } from "../../kernel/flows-at-tenants.ts";
import type { CopyTrouble } from "../../kernel/copy-trouble.ts";
import type { LiveDirectory, LiveDrawing } from "../../kernel/live-directory.ts";
import { ABSENT_HASH, type LivePlace, type LiveReader, type LiveRecord } from "../../kernel/live-reader.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

export interface LiveDirectoryOptions {
  readonly db: Kysely<Database>;
  readonly accounts: VendorAccounts;
  readonly reader: LiveReader;
  readonly flowsAt: FlowsAtTenants;
  /** A version's own drawing: its words and ids say more than what a vendor's copy can be drawn as. */
  readonly versionFlow: (place: LivePlace, version: number) => Promise<Flow | null>;
}

/** What is live where: by our records, and as a document by asking the vendor. */
export function createLiveDirectory({
  db,
  accounts,
  reader,
  flowsAt,
  versionFlow,
}: LiveDirectoryOptions): LiveDirectory {
  return {
    async liveOf(workspaceId, flowIds) {
      if (flowIds.length === 0) return [];
      const places = await scopeToWorkspace(db, workspaceId)
        .selectFrom("live_flows")
        .innerJoin("tenants", "tenants.id", "live_flows.tenant_id")
        .innerJoin("versions", (join) =>
          join.onRef("versions.flow_id", "=", "live_flows.flow_id").onRef("versions.number", "=", "live_flows.version"),
        )
        .leftJoin("drift_checks", (join) =>
          join
            .onRef("drift_checks.flow_id", "=", "live_flows.flow_id")
            .onRef("drift_checks.tenant_id", "=", "live_flows.tenant_id")
            .onRef("drift_checks.deployment_id", "=", "live_flows.deployment_id"),
        )
        .select(["live_flows.flow_id as flowId", "live_flows.tenant_id as tenantId", "tenants.name as tenantName"])
        .select(["tenants.dialect as dialect", "versions.number as version", "versions.content_hash as contentHash"])
        .select("drift_checks.live_hash as liveHash")
        .where("live_flows.flow_id", "in", [...flowIds])
        .where("tenants.deleted_at", "is", null)
        .orderBy("tenants.created_at")
        .execute();
      return places.map(({ liveHash, ...place }) => ({ ...place, isGone: liveHash === ABSENT_HASH }));
    },
    async liveFlow(place) {
      const account = await accounts.find(place);
      const converter = account === null ? undefined : findConverter(account.dialect);
      if (account === null || converter === undefined) return fault("not-found", "There is no tenant with this id.");
      const { content, drift, record, trouble } = await reader.read(place);
      const recorded = record === null ? null : await recordedFlow(place, record);
      const told = (flow: Flow): LiveDrawing => (trouble === undefined ? { flow } : { flow, said: trouble.words });
      if (drift === "inSync" && recorded !== null) return ok(told(recorded));
      if (content.kind === "absent") return fault("not-found", "Nothing of this flow is live on this tenant.");
      if (content.kind === "unreadable") return notDrawn(trouble, account.name);
      const context = recorded === null ? {} : await flowsAt.contextOf(place, recorded, account);
      const beside = { recorded, converter, context, ourFlows: await flowsAt.ourFlows(place) };
      const drawn = drawCopy(content.artefact, beside);
      return drawn === null ? notDrawn(trouble, account.name) : ok(told(drawn));
    },
  };

  async function recordedFlow(place: LivePlace, { version }: LiveRecord): Promise<Flow | null> {
    return version === null ? null : versionFlow(place, version);
  }
}

interface Beside {
  readonly recorded: Flow | null;
  readonly converter: DialectConverter;
  readonly context: CompileContext;
  readonly ourFlows: OurFlows;
}

/** The vendor's copy with our words: what it merely names, such as prompts, the version that we published says. */
function drawCopy(copy: Json, { recorded, converter, context, ourFlows }: Beside): Flow | null {
  const draw = (artefact: Json): Flow | null => {
    const drawn = converter.decompile(artefact, { ourFlows });
    return drawn.ok ? drawn.value.flow : null;
  };
  if (recorded === null) return draw(copy);
  const ours = [converter.compile(recorded, context).artefact];
  const drawn = draw(converter.completeCopy?.(copy, ours) ?? copy);
  return drawn === null ? null : borrowLabels([drawn], [recorded])[0];
}

function notDrawn(trouble: CopyTrouble | undefined, tenantName: string): Result<never, ApiFault> {
  const { words = `What ${tenantName} holds cannot be drawn.`, places = [] } = trouble ?? {};
  return fault("vendor-failed", words, places.length === 0 ? {} : { errors: places });
}
