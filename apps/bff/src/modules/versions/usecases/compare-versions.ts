import type { ChangeDto } from "@tonegraph/api-contract";
import { ok, type Flow, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { FlowWork } from "../../../kernel/flow-work.ts";
import type { LiveDirectory, LiveDrawing } from "../../../kernel/live-directory.ts";
import type { VersionStorage } from "../ports.ts";
import { readStoredFlow } from "../to-version.ts";
import { noSuchVersion } from "./get-version.ts";

export interface CompareVersionsRequest {
  readonly workspaceId: string;
  readonly flowId: string;
  /** A version's number, `draft`, or `live:<tenantId>`. */
  readonly from: string;
  readonly to: string;
}

export interface CompareVersionsDependencies {
  readonly storage: VersionStorage;
  readonly live: LiveDirectory;
  readonly work: FlowWork;
}

/** What changed between two states of a flow, in words for people, with both documents. */
export async function compareVersions(
  { from, to, ...place }: CompareVersionsRequest,
  dependencies: CompareVersionsDependencies,
): Promise<Result<{ changes: ChangeDto[]; from: Flow; to: Flow; said?: string }, ApiFault>> {
  const before = await resolve(from, { ...place, parameter: "from" }, dependencies);
  if (!before.ok) return before;
  const after = await resolve(to, { ...place, parameter: "to" }, dependencies);
  if (!after.ok) return after;
  const told = await dependencies.work.diff({ before: before.value.flow, after: after.value.flow });
  if (!told.ok) return told;
  const changes = told.value.map((change) => ({ ...change }));
  const said = [before.value.said, after.value.said].filter((words) => words !== undefined);
  const compared = { changes, from: before.value.flow, to: after.value.flow };
  return ok(said.length === 0 ? compared : { ...compared, said: said.join(" ") });
}

interface StatePlace {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly parameter: "from" | "to";
}

async function resolve(
  state: string,
  { workspaceId, flowId, parameter }: StatePlace,
  { storage, live }: CompareVersionsDependencies,
): Promise<Result<LiveDrawing, ApiFault>> {
  const store = storage.in(workspaceId);
  if (state === "draft") {
    const draft = await store.findDraft(flowId);
    return draft
      ? ok({ flow: readStoredFlow(draft.document) })
      : fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
  }
  if (state.startsWith("live:")) return live.liveFlow({ workspaceId, flowId, tenantId: state.slice("live:".length) });
  if (!/^[1-9]\d{0,8}$/.test(state))
    return fault("invalid-parameter", `${parameter} must be a version's number, draft, or live:<tenantId>.`, {
      errors: [{ pointer: `/${parameter}`, code: "invalid-format", message: "This is not a state of a flow." }],
    });
  const version = await store.findByNumber(flowId, Number(state));
  return version ? ok({ flow: readStoredFlow(version.document) }) : noSuchVersion(Number(state));
}
