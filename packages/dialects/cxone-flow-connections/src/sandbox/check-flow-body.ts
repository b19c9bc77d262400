// The limits of the document's own validator, with the places that the vendor's answers would name.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { isCondition } from "../condition.ts";
import { MAX_CONNECTIONS } from "../limits.ts";
import { crowdedNodes, danglingNodes, findCycle, unreachedNodes } from "../topology.ts";
import { CONNECTION_TYPES, NODE_TYPES } from "../wire.ts";
import type { Detail } from "./answers.ts";

const nodeId = z.string().startsWith("node_", "Node identifiers must follow the 'node_' prefix convention");
const bodySchema = z.looseObject({
  id: z.string().min(1, "must not be empty"),
  name: z.string().min(1, "must not be empty"),
  type: z.literal("IVR", "must be IVR"),
  connections: z
    .array(
      z.looseObject({
        id: z.string().regex(/^conn_[0-9a-f]{12}$/, "must be conn_ and 12 hex digits"),
        source_node_id: nodeId,
        target_node_id: nodeId,
        condition: z.string().default("true").refine(isCondition, "is no condition that can be evaluated"),
        type: z.enum(CONNECTION_TYPES, "must be default, conditional or fallback").default("conditional"),
      }),
    )
    .max(MAX_CONNECTIONS, `has more than ${MAX_CONNECTIONS} connections`),
  nodes: z
    .array(z.looseObject({ id: nodeId, type: z.enum(NODE_TYPES, "must be start, decision or terminal") }))
    .min(1, "must have a node"),
});

/** Everything that is wrong with a registration; empty where it is accepted. */
export function checkFlowBody(body: Json, maxConnectionsPerNode: number): readonly Detail[] {
  const parsed = bodySchema.safeParse(body, IN_SHORT_WORDS);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
  const flow = parsed.data;
  const unknown = [
    ...repeatedIds("nodes", flow.nodes),
    ...repeatedIds("connections", flow.connections),
    ...unknownNodes(flow),
  ];
  if (unknown.length > 0) return unknown;
  const starts = flow.nodes.filter(({ type }) => type === "start").length;
  const cycle = findCycle(flow);
  return [
    ...(starts === 1 ? [] : [{ path: "nodes", message: `has ${starts} start nodes and must have one` }]),
    ...(cycle === null
      ? []
      : [{ path: "connections", message: `Cycle detected in flow topology: ${cycle.join(" -> ")}` }]),
    ...danglingNodes(flow).map((id) => ({
      path: "nodes",
      message: `Flow contains a dangling execution path: ${id} is no terminal and leads nowhere`,
    })),
    // The document: “unreachable endpoints cause compilation failures”. Without a start there is nothing to be reached from.
    ...(starts === 0 ? [] : unreachedNodes(flow)).map((id) => ({
      path: "nodes",
      message: `Flow contains an unreachable execution path: no way from the start leads to ${id}`,
    })),
    ...crowdedNodes(flow, maxConnectionsPerNode).map(({ id, count }) => ({
      path: "connections",
      message: `Topology constraint violation: ${id} has ${count} outbound connections and may have ${maxConnectionsPerNode}`,
    })),
  ];
}

type Body = z.output<typeof bodySchema>;

function repeatedIds(path: string, items: readonly { readonly id: string }[]): Detail[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: `${path}.${index}.id`, message: `${id} is there twice` }],
  );
}

function unknownNodes({ nodes, connections }: Body): Detail[] {
  const known = new Set(nodes.map(({ id }) => id));
  return connections.flatMap((connection, index) =>
    (["source_node_id", "target_node_id"] as const).flatMap((field) =>
      known.has(connection[field])
        ? []
        : [{ path: `connections.${index}.${field}`, message: `There is no node ${connection[field]}` }],
    ),
  );
}
