import { findDescriptor, limitsOf } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { contentHash, hashJson, ok, type Flow, type Json, type Problem, type Result } from "@tonegraph/flow-model";
import type { KnownFlows, ResourceKind } from "@tonegraph/flow-validation";
import type { CompileContext, DialectConverter, DialectDescriptor, ReportItem } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { FlowWork } from "../../kernel/flow-work.ts";
import type { FlowsAtTenants } from "../../kernel/flows-at-tenants.ts";
import { flowsBehind } from "../../kernel/flows-behind.ts";
import type { LivePlace } from "../../kernel/live-reader.ts";
import type { ResourceDirectory } from "../../kernel/resource-directory.ts";
import type { VendorAccount } from "../../kernel/vendor-accounts.ts";
import { artefactKeyOf } from "./artefact-key.ts";
import { lookForFlows } from "./flows-there.ts";
import { namedKinds } from "./named-kinds.ts";
import type { DeploymentStorage, FlowSource } from "./ports.ts";

/** What would be published: a flow, what the dialect makes of it, and what speaks against it. */
export interface Candidate {
  readonly flow: Flow;
  readonly contentHash: string;
  /** The version that has this content; null while it is only a draft. */
  readonly version: number | null;
  readonly artefact: Json;
  readonly hash: string;
  /** Whether this is what was accepted for the tenant before, and not made just now. */
  readonly isStored: boolean;
  readonly report: readonly ReportItem[];
  /** Without those that the flow ignores. */
  readonly problems: readonly Problem[];
  /** The kinds of things at the vendor that the flow names and the tenant could be asked for: nothing is known of others. */
  readonly known: readonly ResourceKind[];
  readonly descriptor: DialectDescriptor;
  readonly converter: DialectConverter;
  /** What it was compiled with. */
  readonly context: CompileContext;
}

export interface CandidateDependencies {
  readonly flows: FlowSource;
  readonly flowsAt: FlowsAtTenants;
  readonly storage: DeploymentStorage;
  readonly resources: ResourceDirectory;
  readonly work: FlowWork;
}

/** Compiles and validates a version, or the draft where none is named. A version's first artefact is its artefact for ever. */
export async function prepareCandidate(
  {
    account,
    version: wanted,
    ...place
  }: LivePlace & { readonly account: VendorAccount; readonly version?: number | undefined },
  dependencies: CandidateDependencies,
): Promise<Result<Candidate, ApiFault>> {
  const [descriptor, converter] = [findDescriptor(account.dialect), findConverter(account.dialect)];
  if (descriptor === undefined || converter === undefined) {
    return fault("vendor-failed", `This version of Tonegraph does not know the dialect "${account.dialect}".`);
  }
  const source = await findSource(place, wanted, dependencies.flows);
  if (!source.ok) return source;
  const { flow, version } = source.value;
  const known = await dependencies.flowsAt.contextOf(place, flow, account);
  const context = await lookForFlows(known, { ...place, account }, dependencies.resources);
  const { artefact, report } = converter.compile(flow, context);
  const key = version === null ? null : artefactKeyOf({ flowId: place.flowId, version }, account, context.flows);
  const stored = key === null ? null : await dependencies.storage.in(place.workspaceId).findArtefact(key);
  const resources = await knownResources(place, flow, dependencies.resources);
  const judged = await dependencies.work.judge({
    flow,
    profile: descriptor.profile.id,
    limits: limitsOf(account.dialect, account.settings),
    resources: Object.fromEntries(resources),
    subflows: await workspaceFlows(place, [flow], dependencies.flows),
  });
  if (!judged.ok) return judged;
  return ok({
    flow,
    version,
    contentHash: contentHash(flow),
    artefact: stored?.artefact ?? artefact,
    isStored: stored !== null,
    hash: stored?.hash ?? hashJson(converter.normalise(artefact)),
    report,
    problems: judged.value.shown,
    known: resources.map(([kind]) => kind),
    descriptor,
    converter,
    context,
  });
}

/** The drafts of the workspace behind the sub-flows of some flows. */
export function workspaceFlows(
  { workspaceId }: Pick<LivePlace, "workspaceId">,
  flows: readonly Flow[],
  source: FlowSource,
): Promise<KnownFlows> {
  return flowsBehind(flows, (flowId) => source.draft(workspaceId, flowId));
}

async function findSource(
  { workspaceId, flowId }: LivePlace,
  wanted: number | undefined,
  flows: FlowSource,
): Promise<Result<{ flow: Flow; version: number | null }, ApiFault>> {
  const draft = await flows.draft(workspaceId, flowId);
  if (draft === null) return fault("not-found", "There is no flow with this id.");
  if (wanted === undefined) {
    return ok({ flow: draft, version: await flows.versionWithContent(workspaceId, flowId, contentHash(draft)) });
  }
  const version = await flows.version(workspaceId, flowId, wanted);
  if (version === null) return fault("not-found", `This flow has no version ${wanted}.`);
  return ok({ flow: version.flow, version: version.number });
}

async function knownResources(
  place: LivePlace,
  flow: Flow,
  resources: ResourceDirectory,
): Promise<(readonly [ResourceKind, ReadonlySet<string>])[]> {
  const kinds = namedKinds(flow);
  const listings = await Promise.all(kinds.map(async (kind) => ({ kind, listing: await resources.list(place, kind) })));
  return listings.flatMap(({ kind, listing }) =>
    listing.ok && listing.value.known ? [[kind, new Set(listing.value.items.map((item) => item.id))] as const] : [],
  );
}
