// What NICE CXone's documented flow API of connections sends and takes (document "Flow node connections"). Writing is
// strict; reading is tolerant: fields and types that we do not know are kept. Limits are the profile's and the sandbox's
// business, not this schema's.
import { jsonSchema } from "@tonegraph/flow-model";
import { orDefault } from "@tonegraph/vendor-kit";
import { z } from "zod";

/** The dialect's id, also the key of what it keeps in a flow's `vendorExtras`. */
export const DIALECT_ID = "cxone-flow-connections";

/** What a node of the vendor can be. */
export const NODE_TYPES = ["start", "decision", "terminal"] as const;
/** What a connection of the vendor can be. */
export const CONNECTION_TYPES = ["default", "conditional", "fallback"] as const;

/** A connection as the vendor has it; the defaults are those of the document's own model. */
export const wireConnectionSchema = z
  .object({
    id: z.string(),
    source_node_id: z.string(),
    target_node_id: z.string(),
    condition: orDefault(z.string(), "true"),
    type: orDefault(z.string(), "conditional"),
  })
  .catchall(jsonSchema);
/** Who leads to whom, and when. */
export type WireConnection = {
  id: string;
  source_node_id: string;
  target_node_id: string;
  condition: string;
  type: string;
};

/** A node as the vendor has it: nothing but what it is in the topology. */
export const wireNodeSchema = z.object({ id: z.string().min(1), type: z.string() }).catchall(jsonSchema);
/** A node of the vendor. */
export type WireNode = { id: string; type: string };

/** A flow as the vendor has it. */
export const wireFlowSchema = z
  .object({
    id: z.string().min(1),
    name: z.string(),
    type: orDefault(z.string(), "IVR"),
    connections: z.array(wireConnectionSchema),
    nodes: z.array(wireNodeSchema),
  })
  .catchall(jsonSchema);
/** What we compile a flow into. */
export type WireFlow = {
  id: string;
  name: string;
  type: string;
  connections: WireConnection[];
  nodes: WireNode[];
};

/** What the vendor adds and nobody hears; a registration leaves it out. */
export const METADATA_FIELDS = ["createdAt", "updatedAt", "version", "status"] as const;
