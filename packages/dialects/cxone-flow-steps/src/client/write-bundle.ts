// One deployment is one logical write: first the sub-flows, which nobody calls yet since their ids are new with every
// content, then the main flow, which switches all callers at once. What fails before that is heard by nobody.
import { ok, sameJson, type Json, type Result } from "@tonegraph/flow-model";
import {
  limitsOfWrite,
  withoutFields,
  type Clock,
  type JsonObject,
  type ReadOptions,
  type VendorError,
  type WriteOptions,
} from "@tonegraph/vendor-kit";
import { readBundle } from "../bundle.ts";
import { calledFlowIds, isSubFlowOf, type LooseBundle } from "../flow-ids.ts";
import { METADATA_FIELDS } from "../wire.ts";
import { idOf, type CallLimits, type FlowCalls } from "./flow-calls.ts";

const READ_ONLY_FIELDS = METADATA_FIELDS.filter((name) => name !== "version");

/** What a write needs to know beside the flows themselves. */
export interface BundleWrite {
  readonly operation: string;
  /** What the vendor holds, where it was read just before; null is nothing, absent is not known. */
  readonly present?: LooseBundle | null;
  readonly limits: Pick<WriteOptions, "deadlineMs" | "signal" | "attemptsBefore">;
  readonly clock: Clock;
}

/** Writes sub-flows, then the main flow, each with the version that follows the present one. Stops at the first failure. */
export async function writeBundle(
  calls: FlowCalls,
  { main, subFlows }: LooseBundle,
  write: BundleWrite,
): Promise<Result<null, VendorError>> {
  const endsAt = write.clock.elapsed() + write.limits.deadlineMs;
  const left = (): CallLimits => limitsOfWrite({ ...write.limits, deadlineMs: endsAt - write.clock.elapsed() });
  for (const flow of subFlows) {
    const present = await presentFlow(calls, idOf(flow), {
      known: subFlowIn(write.present, idOf(flow)),
      limits: left(),
    });
    if (!present.ok) return present;
    if (present.value && sameJson(content(present.value), content(flow))) continue;
    const written = await calls.put("writeSubFlow", following(flow, present.value), left());
    if (!written.ok) return written;
  }
  const known = write.present === null ? null : write.present?.main;
  const present = await presentFlow(calls, idOf(main), { known, limits: left() });
  return present.ok ? calls.put(write.operation, following(main, present.value), left()) : present;
}

/** Reads a main flow and the sub-flows that are its own. A sub-flow that is gone is left out: the copy then differs. */
export async function readWhole(
  calls: FlowCalls,
  flowId: string,
  how: ReadOptions = {},
): Promise<Result<{ readonly artefact: Json; readonly raw: string } | null, VendorError>> {
  const main = await calls.get(flowId, how);
  if (!main.ok || main.value === null) return main.ok ? ok(null) : main;
  const subFlows = [];
  for (const id of calledFlowIds(main.value.flow).filter((other) => isSubFlowOf(other, flowId))) {
    const subFlow = await calls.get(id);
    if (!subFlow.ok) return subFlow;
    if (subFlow.value !== null) subFlows.push(subFlow.value);
  }
  return ok({
    artefact: { main: main.value.flow, subFlows: subFlows.map(({ flow }) => flow) },
    raw: `{"main":${main.value.raw},"subFlows":[${subFlows.map(({ raw }) => raw).join(",")}]}`,
  });
}

/** A copy's flows, if it is one of ours. */
export function bundleOf(copy: { readonly artefact: Json } | undefined): LooseBundle | undefined {
  return copy === undefined ? undefined : (readBundle(copy.artefact) ?? undefined);
}

async function presentFlow(
  calls: FlowCalls,
  flowId: string,
  { known, limits }: { readonly known: JsonObject | null | undefined; readonly limits: CallLimits },
): Promise<Result<JsonObject | null, VendorError>> {
  if (known !== undefined) return ok(known);
  const read = await calls.get(flowId, limits);
  return read.ok ? ok(read.value && read.value.flow) : read;
}

function subFlowIn(present: LooseBundle | null | undefined, id: string): JsonObject | undefined {
  return present?.subFlows.find((flow) => idOf(flow) === id);
}

function following(flow: JsonObject, present: JsonObject | null): JsonObject {
  const version = present === null ? 0 : present["version"];
  return { ...withoutFields(flow, READ_ONLY_FIELDS), version: typeof version === "number" ? version + 1 : 1 };
}

function content(flow: JsonObject): JsonObject {
  return withoutFields(flow, METADATA_FIELDS);
}
