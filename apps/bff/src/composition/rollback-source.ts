import { ok } from "@tonegraph/flow-model";
import { catalogueFor, describeProblem } from "@tonegraph/flow-validation";
import { fault } from "../kernel/fault.ts";
import { prepareCandidate, type Candidate } from "../modules/deployments/candidate.ts";
import { namedKinds } from "../modules/deployments/named-kinds.ts";
import { rollbackTarget } from "../modules/deployments/rollback-target.ts";
import type { AcceptDependencies } from "../modules/deployments/usecases/accept-deployment.ts";
import type { RollbackSource } from "../modules/rehearsal/ports.ts";

/** What one click would roll back to, as rolling back itself decides it. */
export function createRollbackSource(deployments: AcceptDependencies): RollbackSource {
  const { accounts, flows, storage } = deployments;
  return {
    flowExists: async (workspaceId, flowId) => (await flows.draft(workspaceId, flowId)) !== null,
    target: async ({ workspaceId, flowId, tenantId }) =>
      rollbackTarget(await storage.in(workspaceId).history({ flowId, tenantId })),
    async candidate(place, version) {
      const account = await accounts.find(place);
      if (account === null) return fault("not-found", "The tenant was removed.");
      const candidate = await prepareCandidate({ ...place, version, account }, deployments);
      if (!candidate.ok) return candidate;
      const { artefact, hash, isStored, known, report } = candidate.value;
      return ok({
        version,
        artefact,
        hash,
        isStored,
        refusals: report.filter(({ kind }) => kind === "unsupported").map(({ words }) => words),
        missing: missingIn(candidate.value),
        named: namedKinds(candidate.value.flow).map((kind) => ({ kind, isListed: known.includes(kind) })),
      });
    },
  };
}

function missingIn({ problems, flow, descriptor }: Candidate): readonly string[] {
  const catalogue = catalogueFor(descriptor.profile);
  return problems
    .filter(({ code }) => code.startsWith("unresolved-"))
    .map((problem) => describeProblem(problem, flow, catalogue));
}
