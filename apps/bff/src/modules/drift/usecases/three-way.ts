import type { ThreeWay } from "@tonegraph/api-contract";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { isAboutExtras, ok, type Flow, type Json, type MergeChoices, type Result } from "@tonegraph/flow-model";
import type { DialectConverter, OurFlows } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { beyondDrawing } from "../../../kernel/beyond-drawing.ts";
import { keepOptionNames } from "../../../kernel/keep-option-names.ts";
import { goneTrouble, type CopyTrouble } from "../../../kernel/copy-trouble.ts";
import type { FlowWork, MergedDrawings } from "../../../kernel/flow-work.ts";
import {
  contentHashOf,
  onlyServiceChanged,
  saidOf,
  type LivePlace,
  type LiveReading,
} from "../../../kernel/live-reader.ts";
import { rawDifference } from "../../../kernel/raw-difference.ts";
import type { PublishedPlace } from "../ports.ts";
import { BUSY, publishedOn, type ListDriftDependencies } from "./list-drift.ts";

export interface ThreeWayDependencies extends ListDriftDependencies {
  readonly work: FlowWork;
}

/** The three drawings, or why there are none. */
export type Drawings =
  | {
      readonly kind: "drawn";
      readonly base: Flow;
      readonly before: Flow;
      readonly now: Flow;
      /** What the vendor's copy says that its drawing does not. */
      readonly beyond: ThreeWay["raw"];
    }
  | { readonly kind: "obstacle"; readonly words: string; readonly raw: ThreeWay["raw"] };

/** A flow on a tenant with what the vendor holds at this moment. */
export interface Compared {
  readonly published: PublishedPlace;
  readonly reading: LiveReading;
  readonly draft: { readonly flow: Flow; readonly revision: number };
}

/** What we published, what the vendor holds now and the draft, with everything that can be merged. */
export async function threeWay(
  place: LivePlace,
  dependencies: ThreeWayDependencies,
): Promise<Result<ThreeWay, ApiFault>> {
  const compared = await compareNow(place, dependencies);
  if (!compared.ok) return compared;
  const { published, reading, draft } = compared.value;
  const base = {
    state: reading.drift,
    version: published.version,
    liveHash: contentHashOf(reading.content),
    revision: draft.revision,
  };
  const said = reading.trouble === undefined ? {} : { said: reading.trouble.words };
  if (reading.drift !== "drifted") return ok({ ...base, ...said, flows: null, changes: [], obstacle: "", raw: [] });
  const service = onlyService(compared.value);
  if (service !== null) return ok({ ...base, flows: null, changes: [], obstacle: service, raw: [] });
  const drawings = await drawingsOf(place.workspaceId, compared.value, dependencies);
  if (drawings.kind === "obstacle")
    return ok({ ...base, flows: null, changes: [], obstacle: drawings.words, raw: drawings.raw });
  const merged = await mergeNow({ drawings, ours: draft.flow, choices: {} }, dependencies.work);
  if (!merged.ok) return merged;
  const { theirs, changes } = merged.value;
  return ok({
    ...base,
    ...said,
    flows: { base: drawings.base, theirs, ours: draft.flow },
    changes: changes.map((change) => ({
      ...change,
      theirs: [...change.theirs],
      ours: [...change.ours],
      needs: [...change.needs],
    })),
    obstacle: "",
    raw: changes.some(({ id }) => isAboutExtras(id)) ? drawings.beyond : [],
  });
}

/** Where callers would hear what we published, and somebody changed whether or when they are let in; else null. */
export function onlyService({ reading, published }: Compared): string | null {
  if (!onlyServiceChanged(reading)) return null;
  return `${saidOf(reading)} The blocks and prompts there are those of version ${published.version}, so there is nothing to merge: publish or roll back to undo it, or leave it as it is.`;
}

/** Asks the vendor; a vendor that cannot be read is told with its own words. */
export async function compareNow(
  place: LivePlace,
  dependencies: ListDriftDependencies,
): Promise<Result<Compared, ApiFault>> {
  const published = await publishedOn(place, dependencies);
  if (!published.ok) return published;
  const draft = await dependencies.flows.draft(place.workspaceId, place.flowId);
  if (draft === null) return fault("not-found", "There is no flow with this id.");
  const reading = await dependencies.reader.read(place);
  if (reading.content.kind === "unreadable") {
    return fault("vendor-failed", saidOf(reading));
  }
  const isActive = (await dependencies.storage.in(place.workspaceId).findActive(place)) !== null;
  if (isActive || reading.drift === "unknown") return BUSY;
  return ok({ published: published.value, reading, draft });
}

/** Our version, the vendor's copy as we published it and as it is now, each as a drawing. */
export async function drawingsOf(
  workspaceId: string,
  { published, reading }: Compared,
  { flows, flowsAt }: ListDriftDependencies,
): Promise<Drawings> {
  const { content, record } = reading;
  const { tenantId, tenantName, flowId, version, dialect } = published;
  const base = await flows.version(workspaceId, flowId, version);
  const converter = findConverter(dialect);
  if (content.kind !== "present" || record === null || base === null || converter === undefined) {
    return { kind: "obstacle", words: `${goneTrouble(tenantName).words} There is nothing to merge.`, raw: [] };
  }
  const artefact = await flows.artefact(workspaceId, { flowId, version, dialect, hash: record.hash });
  const ourFlows = await flowsAt.ourFlows({ workspaceId, tenantId });
  const at = { converter, ourFlows, tenantName, trouble: reading.trouble };
  return drawBoth({ base, artefact, copy: content.artefact }, at);
}

interface Documents {
  readonly base: Flow;
  readonly artefact: Json | null;
  readonly copy: Json;
}

interface DrawingPlace {
  readonly converter: DialectConverter;
  readonly ourFlows: OurFlows;
  readonly tenantName: string;
  readonly trouble: CopyTrouble | undefined;
}

function drawBoth({ base, artefact, copy }: Documents, at: DrawingPlace): Drawings {
  const { converter, tenantName, trouble } = at;
  const before = artefact === null ? null : drawn(artefact, at);
  const now = drawn(converter.completeCopy?.(copy, listOf(artefact)) ?? copy, at);
  if (before !== null && now !== null)
    return {
      kind: "drawn",
      base,
      before,
      now: keepOptionNames(now, before, converter),
      beyond: beyondDrawing({ copy, drawing: now, converter }),
    };
  const why = trouble?.words ?? `What was published to ${tenantName} cannot be drawn any more.`;
  const words = `${why} So it cannot be merged; the differences are those of the vendor's own document.`;
  const published = artefact === null ? null : converter.normalise(artefact);
  return { kind: "obstacle", words, raw: rawDifference(published, converter.normalise(copy)) };
}

function listOf(artefact: Json | null): readonly Json[] {
  return artefact === null ? [] : [artefact];
}

/** A document as a drawing; null where it is none. */
function drawn(artefact: Json, { converter, ourFlows }: DrawingPlace): Flow | null {
  const result = converter.decompile(artefact, { ourFlows });
  return result.ok ? result.value.flow : null;
}

/** Lifts and merges beside the event loop. */
export function mergeNow(
  {
    drawings,
    ours,
    choices,
  }: { readonly drawings: Drawings & { kind: "drawn" }; readonly ours: Flow; readonly choices: MergeChoices },
  work: FlowWork,
): Promise<Result<MergedDrawings, ApiFault>> {
  const { base: original, before, now } = drawings;
  return work.merge({ original, before, now, ours, choices });
}
