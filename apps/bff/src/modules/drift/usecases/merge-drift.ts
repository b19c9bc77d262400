import { ok, type Flow, type MergeChoices, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { ReplaceDraft, ReplacedDraft } from "../../../kernel/kept-draft.ts";
import { contentHashOf, type LiveReading } from "../../../kernel/live-reader.ts";
import {
  compareNow,
  drawingsOf,
  mergeNow,
  onlyService,
  type Drawings,
  type ThreeWayDependencies,
} from "./three-way.ts";

export interface MergeDriftDependencies extends ThreeWayDependencies {
  readonly replaceDraft: ReplaceDraft;
}

interface MergeDriftRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly tenantId: string;
  readonly ifMatch: string | undefined;
  readonly liveHash: string;
  readonly choices: MergeChoices;
}

/** Brings the vendor's changes into the draft as one revision. Every conflict has to be decided; the former draft is kept. */
export async function mergeDrift(
  request: MergeDriftRequest,
  dependencies: MergeDriftDependencies,
): Promise<Result<ReplacedDraft, ApiFault>> {
  const { actor, flowId, tenantId, ifMatch, liveHash, choices } = request;
  const compared = await compareNow({ workspaceId: actor.workspaceId, flowId, tenantId }, dependencies);
  if (!compared.ok) return compared;
  const { reading } = compared.value;
  if (reading.drift !== "drifted")
    return fault("nothing-changed", "The vendor holds what was published from here. There is nothing to merge.");
  const service = onlyService(compared.value);
  if (service !== null) return fault("nothing-changed", service);
  const present = contentHashOf(reading.content);
  if (present !== liveHash) {
    const detail = "Somebody changed the flow at the vendor again since you looked. Look at the changes once more.";
    return fault("drifted", detail, { extra: { liveHash: present } });
  }
  const drawings = await drawingsOf(actor.workspaceId, compared.value, dependencies);
  if (drawings.kind === "obstacle") return cannotMerge(drawings.words, reading);
  const make = (ours: Flow) => mergedFlow({ drawings, ours, choices }, dependencies);
  return dependencies.replaceDraft({ actor, flowId, tenantId, ifMatch, make, reason: "merge" });
}

function cannotMerge(words: string, { trouble }: LiveReading): ReturnType<typeof fault> {
  const places = trouble?.places ?? [];
  return fault("cannot-merge", words, places.length === 0 ? {} : { errors: places });
}

async function mergedFlow(
  request: { readonly drawings: Drawings & { kind: "drawn" }; readonly ours: Flow; readonly choices: MergeChoices },
  { work }: MergeDriftDependencies,
): Promise<Result<Flow, ApiFault>> {
  const merged = await mergeNow(request, work);
  if (!merged.ok) return merged;
  const { changes, flow } = merged.value;
  const known = new Set(changes.map(({ id }) => id));
  const open = changes.filter(({ id, conflict }) => conflict && !Object.hasOwn(request.choices, id));
  const strange = Object.keys(request.choices).filter((id) => !known.has(id));
  if (open.length === 0 && strange.length === 0) return ok(flow);
  const errors = [
    ...open.map(({ id, theirs }) => place(id, "undecided", `Choose a side: ${theirs.join("; ")}.`)),
    ...strange.map((id) => place(id, "unknown-change", "There is no such change. Look at the changes once more.")),
  ];
  const detail = `${errors.length === 1 ? "One choice is" : `${errors.length} choices are`} open: ${errors[0]?.message ?? ""}`;
  return fault("invalid-body", detail, { errors });
}

function place(id: string, code: string, message: string) {
  return { pointer: `/choices/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`, code, message };
}
