import { routes } from "@tonegraph/api-contract";
import { ok, type Problem } from "@tonegraph/flow-model";
import type { JudgedIgnored } from "@tonegraph/flow-validation";
import type { ReportItem } from "@tonegraph/vendor-kit";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { ConversionDependencies } from "./ports.ts";
import { exportDraft } from "./usecases/export-draft.ts";
import { importArtefact } from "./usecases/import-artefact.ts";
import { simulateCall } from "./usecases/simulate-call.ts";
import { validateDocument } from "./usecases/validate-document.ts";

/** Stateless checking, simulated calls and conversion. */
export function registerConversionRoutes(app: FastifyInstance, dependencies: ConversionDependencies): void {
  registerRoute(app, routes.validate, async ({ actor, body: { flow, profile, tenantId } }) => {
    const request = { workspaceId: actor.workspaceId, flow, profile, tenantId };
    const validation = await validateDocument(request, dependencies);
    if (!validation.ok) return validation;
    const { problems, ignored, stats } = validation.value;
    const answer = { problems: problems.map(toProblemDto), ignored: ignored.map(toIgnoredDto), stats };
    return ok({ status: 200 as const, body: answer });
  });

  registerRoute(app, routes.simulate, async ({ actor, body }) => {
    const call = await simulateCall({ ...body, workspaceId: actor.workspaceId }, dependencies);
    return call.ok ? ok({ status: 200 as const, body: call.value }) : call;
  });

  registerRoute(app, routes.importFlow, async ({ actor, body }) => {
    const imported = await importArtefact({ ...body, workspaceId: actor.workspaceId }, dependencies);
    if (!imported.ok) return imported;
    const { flow, report } = imported.value;
    return ok({ status: 200 as const, body: { flow, report: report.map(toReportDto) } });
  });

  registerRoute(app, routes.exportFlow, async ({ actor, params, query }) => {
    const request = { workspaceId: actor.workspaceId, flowId: params.flowId, dialect: query.dialect };
    const exported = await exportDraft(request, dependencies);
    if (!exported.ok) return exported;
    const { artefact, report } = exported.value;
    return ok({ status: 200 as const, body: { artefact, report: report.map(toReportDto) } });
  });
}

function toProblemDto(problem: Problem) {
  return { ...problem, at: { ...problem.at }, params: { ...problem.params }, related: [...problem.related] };
}

function toIgnoredDto({ entry, effect, problems }: JudgedIgnored) {
  return { entry: { ...entry }, effect, problems: problems.map(toProblemDto) };
}

function toReportDto({ kind, code, nodeId, words }: ReportItem) {
  return { kind, code, words, ...(nodeId === undefined ? {} : { nodeId }) };
}
