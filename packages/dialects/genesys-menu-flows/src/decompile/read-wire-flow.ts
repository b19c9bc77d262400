import { err, ok, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { wireFaults, type JsonObject } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { wireFlowSchema, wireMenuSchema, type ReadMenu, type WirePhrase, type WireTarget } from "../wire.ts";

/** What every step has: its id and its JSON pointer. */
interface StepPlace {
  readonly id: string;
  readonly at: string;
}

/** A step that callers can come to: a menu with what stands in it, or one of a type that we do not know. */
export type ReadStep = StepPlace &
  (
    | { readonly kind: "menu"; readonly menu: ReadMenu; readonly children: readonly ReadStep[] }
    | { readonly kind: "foreign"; readonly step: JsonObject }
  );

/** The vendor's flow, read. */
export interface ReadFlow {
  readonly name: string;
  readonly description: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly root: ReadStep | null;
  /** Steps that no call begins with. */
  readonly otherStepIds: readonly string[];
  readonly phrases: readonly WirePhrase[];
  readonly targets: readonly WireTarget[];
}

/** Menus inside one another that are still read; the vendor takes five, and a flow cannot be stored much deeper. */
const READABLE_DEPTH = 24;

const objectSchema = z.record(z.string(), z.json());

/** Reads a vendor's document; faults name their place in it. */
export function readWireFlow(artefact: Json): Result<ReadFlow, readonly ParseFault[]> {
  const flow = wireFlowSchema.safeParse(artefact);
  if (!flow.success) return err(wireFaults(flow.error.issues, artefact));
  const { name, settings, steps, phrases, targets } = flow.data;
  const entry = steps.findIndex((step) => step["type"] === "start");
  const others = steps.filter((_, index) => index !== entry);
  const otherStepIds = others.map((step) => (typeof step["id"] === "string" ? step["id"] : "without an id"));
  const description = settings.description ?? "";
  const next = steps[entry]?.["nextStep"];
  const rest = { name, description, settings, otherStepIds, phrases, targets };
  if (next === undefined || next === null) return ok({ ...rest, root: null });
  const root = readStep(next, `/steps/${entry}/nextStep`, 1);
  return root.ok ? ok({ ...rest, root: root.value }) : root;
}

function readStep(value: unknown, at: string, depth: number): Result<ReadStep, readonly ParseFault[]> {
  if (depth > READABLE_DEPTH) {
    const message = `More than ${READABLE_DEPTH} menus stand inside one another. Genesys Cloud takes five.`;
    return err([{ pointer: at, code: "too-deep", message }]);
  }
  const step = objectSchema.safeParse(value);
  if (!step.success) return err(faultsAt(at, step.error, value));
  const { id, type } = step.data;
  if (type !== "dtmf") return ok({ kind: "foreign", at, id: typeof id === "string" ? id : "", step: step.data });
  const menu = wireMenuSchema.safeParse(value);
  if (!menu.success) return err(faultsAt(at, menu.error, value));
  const children: ReadStep[] = [];
  for (const [index, child] of menu.data.nextSteps.entries()) {
    const read = readStep(child, `${at}/nextSteps/${index}`, depth + 1);
    if (!read.ok) return read;
    children.push(read.value);
  }
  return ok({ kind: "menu", at, id: menu.data.id, menu: menu.data, children });
}

// The innermost step names itself, so its own part of the document is enough.
function faultsAt(at: string, { issues }: z.ZodError, step: unknown): ParseFault[] {
  return wireFaults(issues, { step }, ["step"]).map((fault) => ({
    ...fault,
    pointer: `${at}${fault.pointer.slice("/step".length)}`,
  }));
}
