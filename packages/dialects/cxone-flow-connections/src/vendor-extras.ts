// What a vendor's document has and a drawing does not, kept in `vendorExtras` under this dialect's id and sent back.
import { jsonSchema, type Flow } from "@tonegraph/flow-model";
import type { JsonObject } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DIALECT_ID } from "./wire.ts";

const fieldsSchema = z.record(z.string(), jsonSchema);
const extrasSchema = z.object({
  /** The vendor's id of a flow that has none of ours. */
  flowId: z.string().min(1).optional(),
  /** The name, where it does not fit a drawing. */
  name: z.string().optional(),
  /** Fields of the flow that we do not know. */
  flow: fieldsSchema.default({}),
  /** The vendor's ids of nodes whose ids do not fit a drawing, by ours. */
  nodeIds: z.record(z.string(), z.string()).default({}),
  /** Fields that we do not know, by our ids. */
  nodes: z.record(z.string(), fieldsSchema).default({}),
  connections: z.record(z.string(), fieldsSchema).default({}),
  /** Menus whose silence and wrong keys share one connection at the vendor. */
  sharedExits: z.array(z.string()).default([]),
});

/** What is kept beside a drawing. */
export type VendorExtras = z.output<typeof extrasSchema>;

/** Nothing kept. */
export const NO_EXTRAS: VendorExtras = { flow: {}, nodeIds: {}, nodes: {}, connections: {}, sharedExits: [] };

/** What a flow keeps for this dialect; null where it cannot be read any more. */
export function readExtras(flow: Flow): VendorExtras | null {
  if (!Object.hasOwn(flow.vendorExtras, DIALECT_ID)) return NO_EXTRAS;
  return extrasSchema.safeParse(flow.vendorExtras[DIALECT_ID]).data ?? null;
}

/** What a drawing should keep: only the parts that say something; null where there is nothing to keep. */
export function writeExtras({ flowId, name, ...parts }: VendorExtras): JsonObject | null {
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  const kept: JsonObject = {
    ...(flowId === undefined ? {} : { flowId }),
    ...(name === undefined ? {} : { name }),
    ...Object.fromEntries(filled),
  };
  return Object.keys(kept).length === 0 ? null : kept;
}
