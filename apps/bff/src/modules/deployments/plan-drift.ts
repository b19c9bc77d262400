import type { Plan } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { beyondDrawing } from "../../kernel/beyond-drawing.ts";
import { borrowLabels } from "../../kernel/borrow-labels.ts";
import { keepOptionNames } from "../../kernel/keep-option-names.ts";
import { contentHashOf, onlyServiceChanged, saidOf, type LiveReading } from "../../kernel/live-reader.ts";
import type { Candidate, CandidateDependencies } from "./candidate.ts";
import {
  compare,
  decompiled,
  emptyLike,
  liveDrawing,
  publishedArtefact,
  versionFlow,
  type Comparison,
} from "./copy-drawing.ts";

/** What somebody changed at the vendor since we published there. */
export async function driftPart(
  candidate: Candidate,
  comparison: Comparison,
  dependencies: CandidateDependencies,
): Promise<Plan["drift"]> {
  const { place, reading, ours } = comparison;
  const base = driftState(reading);
  // Nothing but whether or when callers are let in, or all of it gone: the words say it, and no drawing shows it.
  if (reading.drift !== "drifted" || onlyServiceChanged(reading) || isGone(reading)) return base;
  const stored = await publishedArtefact(candidate, comparison, dependencies.storage);
  const published = stored === null ? null : decompiled(candidate.converter, stored, ours);
  const present = await liveDrawing(candidate, comparison, dependencies.storage);
  if (reading.content.kind === "present" && present === null) return base;
  const former = await versionFlow(reading, place, dependencies);
  const before = published ?? emptyLike(present ?? candidate.flow);
  const now = present === null ? emptyLike(candidate.flow) : keepOptionNames(present, before, candidate.converter);
  const states = [before, now] as const;
  const changes = compare(...borrowLabels(states, [...(former === null ? [] : [former]), candidate.flow]));
  return { ...base, changes, ...beyondPart(candidate, reading, { changes, drawing: present }) };
}

function beyondPart(
  { converter }: Candidate,
  { content }: LiveReading,
  { changes, drawing }: { readonly changes: Plan["changes"]; readonly drawing: Flow | null },
): Pick<Plan["drift"], "beyond"> {
  const isBeyond = changes.some(({ what }) => what === "vendorExtras");
  if (!isBeyond || content.kind !== "present" || drawing === null) return {};
  return { beyond: beyondDrawing({ copy: content.artefact, drawing, converter }) };
}

function isGone({ content, record }: LiveReading): boolean {
  return content.kind === "absent" && record !== null && record.version !== null;
}

function driftState(reading: LiveReading): Plan["drift"] {
  const { content, drift, record } = reading;
  const liveHash = contentHashOf(content);
  const words = saidOf(reading);
  return {
    state: drift,
    ...(liveHash === null || (content.kind === "absent" && record === null) ? {} : { liveHash }),
    ...(words === "" ? {} : { words }),
  };
}
