// What we send, strictly: nothing but what document 001 shows. What was the vendor's own before comes back beside it.
import { z } from "zod";
import { CONNECTION_TYPES, NODE_TYPES, type WireFlow } from "./wire.ts";

const connection = z.strictObject({
  id: z.string().regex(/^conn_[0-9a-f]{12}$/),
  source_node_id: z.string().startsWith("node_"),
  target_node_id: z.string().startsWith("node_"),
  condition: z.string().min(1),
  type: z.enum(CONNECTION_TYPES),
});

/** The artefact of a drawing without anything of the vendor's. */
export const sentFlowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.literal("IVR"),
  connections: z.array(connection),
  nodes: z.array(z.strictObject({ id: z.string().startsWith("node_"), type: z.enum(NODE_TYPES) })),
}) satisfies z.ZodType<WireFlow>;
