// What a vendor's document has and a drawing does not, kept in `vendorExtras` under this dialect's id and sent back.
import { jsonSchema, type Flow } from "@tonegraph/flow-model";
import type { JsonObject } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DIALECT_ID, wireNodeSchema } from "./wire.ts";

const fieldsSchema = z.record(z.string(), jsonSchema);
const extrasSchema = z.object({
  /** The name, where it does not fit a drawing. */
  name: z.string().optional(),
  /** What happens when anything breaks, where it is nothing that a drawing can say. */
  fallbackAction: fieldsSchema.optional(),
  /** The texts of the window's times, where a drawing writes the same times otherwise. */
  window: z.record(z.string(), z.string()).default({}),
  /** Fields of the rule that we do not know, and a window that a drawing cannot say. */
  rule: fieldsSchema.default({}),
  /** The vendor's ids of nodes that do not follow from ours, by ours. */
  nodeIds: z.record(z.string(), z.string()).default({}),
  /** Fields that we do not know, by our ids. */
  nodes: z.record(z.string(), fieldsSchema).default({}),
  transitions: z.record(z.string(), fieldsSchema).default({}),
  /** Menus that the vendor has apart from the greeting before them, though they say nothing themselves. */
  separateMenus: z.array(z.string()).default([]),
  /** Nodes that no caller comes to. */
  otherNodes: z.array(wireNodeSchema).default([]),
});

/** What is kept beside a drawing. */
export type VendorExtras = z.output<typeof extrasSchema>;

/** Nothing kept. */
export const NO_EXTRAS: VendorExtras = {
  window: {},
  rule: {},
  nodeIds: {},
  nodes: {},
  transitions: {},
  separateMenus: [],
  otherNodes: [],
};

/** What a flow keeps for this dialect; null where it cannot be read any more. */
export function readExtras(flow: Flow): VendorExtras | null {
  if (!Object.hasOwn(flow.vendorExtras, DIALECT_ID)) return NO_EXTRAS;
  return extrasSchema.safeParse(flow.vendorExtras[DIALECT_ID]).data ?? null;
}

/** What a drawing should keep: only the parts that say something; null where there is nothing to keep. */
export function writeExtras({ name, fallbackAction, otherNodes, ...parts }: VendorExtras): JsonObject | null {
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  const kept: JsonObject = {
    ...(name === undefined ? {} : { name }),
    ...(fallbackAction === undefined ? {} : { fallbackAction }),
    ...(otherNodes.length === 0 ? {} : { otherNodes: jsonSchema.parse(otherNodes) }),
    ...Object.fromEntries(filled),
  };
  return Object.keys(kept).length === 0 ? null : kept;
}
