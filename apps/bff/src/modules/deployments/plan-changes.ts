// What publishing would change for callers, and what of it stays in Tonegraph.
import type { Plan } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { borrowLabels } from "../../kernel/borrow-labels.ts";
import { keepOptionNames } from "../../kernel/keep-option-names.ts";
import { contentHashOf, type LiveReading } from "../../kernel/live-reader.ts";
import type { Candidate, CandidateDependencies } from "./candidate.ts";
import { flowIdChanges } from "./flow-id-changes.ts";
import {
  compare,
  decompiled,
  emptyLike,
  liveDrawing,
  publishedArtefact,
  versionFlow,
  type Comparison,
} from "./copy-drawing.ts";
import { firstChanges, toldChanges, type ToldChanges } from "./told-changes.ts";

/**
 * What a plan tells of. Two drawings are compared where both are known, because their words are the reader's own; else two
 * decompiled artefacts.
 */
export async function toldOf(
  candidate: Candidate,
  comparison: Comparison,
  dependencies: CandidateDependencies,
): Promise<ToldChanges> {
  const { flow, hash, converter, context } = candidate;
  const { place, reading } = comparison;
  const former = await versionFlow(reading, place, dependencies);
  const isLive = contentHashOf(reading.content) === hash;
  if (!isLive && reading.content.kind === "present" && reading.drift === "drifted") {
    const changes = await overDrift({ candidate, former, comparison }, dependencies.storage);
    return { changes, kept: [], carried: flow };
  }
  // What is sent is the same: whatever was drawn otherwise stays here.
  if (isLive || isPublished(reading, hash))
    return { changes: [], kept: former === null ? [] : compare(former, flow), carried: former ?? flow };
  // What a tenant says where a drawing is silent, such as its campaign, would hide that the drawing's own is sent.
  const { settings: _, ...bare } = context;
  const compile = (drawn: Flow) => converter.compile(drawn, bare);
  return former === null ? firstChanges(emptyLike(flow), flow, compile) : toldChanges(former, flow, compile);
}

function isPublished({ record }: LiveReading, hash: string): boolean {
  return record !== null && record.version !== null && record.hash === hash;
}

async function overDrift(
  {
    candidate,
    former,
    comparison,
  }: { readonly candidate: Candidate; readonly former: Flow | null; readonly comparison: Comparison },
  storage: CandidateDependencies["storage"],
): Promise<Plan["changes"]> {
  const live = await liveDrawing(candidate, comparison, storage);
  const wanted = decompiled(candidate.converter, candidate.artefact, comparison.ours) ?? candidate.flow;
  const originals = [candidate.flow, ...(former === null ? [] : [former])];
  if (live === null) return compare(null, borrowLabels([wanted], originals)[0]);
  const named = keepOptionNames(live, wanted, candidate.converter);
  return compare(...borrowLabels([named, wanted], originals));
}

/**
 * Flows that the tenant calls otherwise since. Where the vendor's copy was changed, the two artefacts are compared, and these
 * ids with them.
 */
export async function renamedFlows(
  candidate: Candidate,
  comparison: Comparison,
  dependencies: CandidateDependencies,
): Promise<Plan["changes"]> {
  const { reading, place } = comparison;
  if (candidate.context.flows === undefined || reading.drift === "drifted") return [];
  const published = await publishedArtefact(candidate, comparison, dependencies.storage);
  return flowIdChanges(candidate, { former: await versionFlow(reading, place, dependencies), published });
}
