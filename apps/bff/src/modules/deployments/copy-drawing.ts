import type { Flow, Json } from "@tonegraph/flow-model";
import type { DialectConverter, OurFlows } from "@tonegraph/vendor-kit";
import type { LivePlace, LiveReading } from "../../kernel/live-reader.ts";
import type { Candidate, CandidateDependencies } from "./candidate.ts";

/** A flow on a tenant with what the vendor holds of it. */
export interface Comparison {
  readonly place: LivePlace;
  readonly reading: LiveReading;
  /** The flows of ours that the vendor's copy may name. */
  readonly ours: OurFlows;
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
