import { err, newFlow, ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import type { z } from "zod";
import { repeated, wireFaults, type JsonObject } from "@tonegraph/vendor-kit";
import type { LooseBundle } from "../flow-ids.ts";
import { DIALECT_ID, wireFlowSchema } from "../wire.ts";

/** A step as it was read, with whatever else it has. */
export type ReadStep = z.output<typeof wireFlowSchema>["steps"][number];
/** A flow as it was read. */
export type ReadFlow = { readonly id: string; readonly name: string; readonly steps: readonly ReadStep[] };

/** A bundle, read. */
export interface ReadBundle {
  readonly main: ReadFlow;
  readonly subFlows: readonly ReadFlow[];
}

/** Reads a bundle's flows; faults name their place in the artefact. `isBare` says that the artefact is the main flow alone. */
export function readFlows(bundle: LooseBundle, isBare: boolean): Result<ReadBundle, readonly ParseFault[]> {
  const main = readFlow(bundle.main, isBare ? "" : "/main");
  const subFlows = bundle.subFlows.map((flow, index) => readFlow(flow, `/subFlows/${index}`));
  const faults = [...[main, ...subFlows].flatMap((read) => (read.ok ? [] : read.error)), ...sharedIds(bundle)];
  if (!main.ok || faults.length > 0) return err(faults);
  return ok({ main: main.value, subFlows: subFlows.flatMap((read) => (read.ok ? [read.value] : [])) });
}

function sharedIds({ subFlows }: LooseBundle): ParseFault[] {
  const ids = subFlows.map(({ id }) => (typeof id === "string" ? id : undefined));
  return repeated(ids).map((index) => {
    const message = `The sub-flow id "${ids[index] ?? ""}" is used twice, so it is not clear which one is called.`;
    return { pointer: `/subFlows/${index}/id`, code: "bad-id", message };
  });
}

/** Faults of what could not be kept in a flow document: names that are not allowed, half characters, endless nesting. */
export function storageFaults(artefact: Json): readonly ParseFault[] {
  const parsed = parseFlow({ ...newFlow({ name: "Copy" }), vendorExtras: { [DIALECT_ID]: { vendorCopy: artefact } } });
  if (parsed.ok) return [];
  const prefix = `/vendorExtras/${DIALECT_ID}/vendorCopy`;
  return parsed.error.map((fault) => ({ ...fault, pointer: fault.pointer.replace(prefix, "") }));
}

function readFlow(flow: JsonObject, at: string): Result<ReadFlow, readonly ParseFault[]> {
  const parsed = wireFlowSchema.safeParse(flow);
  if (!parsed.success) {
    const faults = wireFaults(parsed.error.issues, flow);
    return err(faults.map((fault) => ({ ...fault, pointer: `${at}${fault.pointer}` })));
  }
  const { steps } = parsed.data;
  const twice = repeated(steps.map(({ id }) => id)).map((index): ParseFault => {
    const message = `The step id "${steps[index]?.id ?? ""}" is used twice, so it is not clear where its exits lead.`;
    return { pointer: `${at}/steps/${index}/id`, code: "invalid-value", message };
  });
  return twice.length > 0 ? err(twice) : ok(parsed.data);
}
