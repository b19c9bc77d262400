import { jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";

/** Bytes that a flow document may have. */
export const FLOW_BYTES = 2 * 1024 * 1024;

/** Query of every list. */
export const page = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).optional() };
/** Answer of every list. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
/** A body that is a flow: `parseFlow` reads it, which gives better places than a route's schema could. */
export const flowDocument = jsonSchema.meta({
  title: "FlowDocument",
  description: "A flow document, see the format's description",
});
/** The longest note or reason that somebody writes for their colleagues, in characters. */
export const LONGEST_NOTE = 2000;

/** Why somebody did it, in their own words. */
export const note = z.string().max(LONGEST_NOTE).optional();
