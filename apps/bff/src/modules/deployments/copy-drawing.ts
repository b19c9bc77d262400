// A flow on a tenant as drawings: what the vendor holds of it, what we published, and how two of them differ.
import type { Plan } from "@tonegraph/api-contract";
import { newFlow, type Flow, type Json } from "@tonegraph/flow-model";
import type { DialectConverter, OurFlows } from "@tonegraph/vendor-kit";
import type { LivePlace, LiveReading } from "../../kernel/live-reader.ts";
import type { Candidate, CandidateDependencies } from "./candidate.ts";
import { changesBetween } from "./told-changes.ts";

/** A flow on a tenant with what the vendor holds of it. */
export interface Comparison {
  readonly place: LivePlace;
  readonly reading: LiveReading;
  /** The flows of ours that the vendor's copy may name. */
  readonly ours: OurFlows;
}

/** The drawing of the version that we published last; null where there is none. */
export async function versionFlow(
  { record }: LiveReading,
  { workspaceId, flowId }: LivePlace,
  { flows }: CandidateDependencies,
): Promise<Flow | null> {
  const version = record?.version ?? null;
  return version === null ? null : ((await flows.version(workspaceId, flowId, version))?.flow ?? null);
}

// A copy may only name its prompts: artefacts of ours tell their words, without which every one of them would seem changed.
export async function liveDrawing(
  candidate: Candidate,
  comparison: Comparison,
  storage: CandidateDependencies["storage"],
): Promise<Flow | null> {
  const { content } = comparison.reading;
  if (content.kind !== "present") return null;
  const { converter, artefact } = candidate;
  const published = await publishedArtefact(candidate, comparison, storage);
  const ours = [...(published === null ? [] : [published]), artefact];
  const copy = converter.completeCopy?.(content.artefact, ours) ?? content.artefact;
  return decompiled(converter, copy, comparison.ours);
}

export async function publishedArtefact(
  candidate: Candidate,
  { place, reading }: Comparison,
  storage: CandidateDependencies["storage"],
): Promise<Json> {
  const version = reading.record?.version ?? null;
  if (version === null) return null;
  const key = { flowId: place.flowId, version, dialect: candidate.converter.id };
  return (await storage.in(place.workspaceId).artefactWithHash(key, reading.record?.hash ?? ""))?.artefact ?? null;
}

export function decompiled(converter: DialectConverter, artefact: Json, ourFlows: OurFlows): Flow | null {
  const result = converter.decompile(artefact, { ourFlows });
  return result.ok ? result.value.flow : null;
}

/** What `to` has otherwise; without a `from`, all that it has. */
export function compare(from: Flow | null, to: Flow): Plan["changes"] {
  return changesBetween(from ?? emptyLike(to), to);
}

/** The flow without anything in it: what a first publish is compared with. */
export function emptyLike(flow: Flow): Flow {
  const { name, description, profile, defaultLanguage, languages, startNodeId, nodes } = flow;
  const start = nodes[startNodeId];
  const empty = { ...newFlow({ name }), description, profile, defaultLanguage, languages };
  return start === undefined ? empty : { ...empty, startNodeId, nodes: { [startNodeId]: start } };
}
