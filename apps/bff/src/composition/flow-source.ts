import { ok, parseFlow, type Flow } from "@tonegraph/flow-model";
import type { Surroundings } from "../kernel/surroundings.ts";
import type { FlowSource } from "../modules/deployments/ports.ts";
import type { LiveFlows } from "../modules/live/ports.ts";
import type { VersionStorage } from "../modules/versions/ports.ts";
import { freezeIn } from "../modules/versions/usecases/freeze-version.ts";

/** Drafts and versions as publishing and the live route need them. */
export function createFlowSource(storage: VersionStorage, surroundings: Surroundings): FlowSource & LiveFlows {
  return {
    async draft(workspaceId, flowId) {
      const found = await storage.in(workspaceId).findDraft(flowId);
      return found === null ? null : parseStored(found.document);
    },
    async version(workspaceId, flowId, number) {
      const found = await storage.in(workspaceId).findByNumber(flowId, number);
      return found === null ? null : { number, flow: parseStored(found.document), contentHash: found.contentHash };
    },
    versionWithContent: async (workspaceId, flowId, hash) =>
      (await storage.in(workspaceId).findByContent(flowId, hash))?.number ?? null,
    async newestVersion(workspaceId, flowId) {
      const number = await storage.in(workspaceId).highestNumber(flowId);
      return number === 0 ? null : number;
    },
    async freeze({ actor, flowId, note }) {
      const at = surroundings.now();
      const frozen = await storage.transaction(actor.workspaceId, (store) =>
        freezeIn(store, { actor, flowId, note, at }),
      );
      if (!frozen.ok) return frozen;
      const { number, document, contentHash } = frozen.value.version;
      return ok({ number, flow: parseStored(document), contentHash });
    },
    exists: async (workspaceId, flowId) => (await storage.in(workspaceId).findDraft(flowId)) !== null,
    contentHash: async (workspaceId, flowId, version) =>
      (await storage.in(workspaceId).findByNumber(flowId, version))?.contentHash ?? null,
  };
}

function parseStored(document: string): Flow {
  const parsed = parseFlow(JSON.parse(document));
  if (!parsed.ok) throw new Error("a stored flow document does not parse");
  return parsed.value;
}
