import type { Flow, FlowGraph, Json, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { z } from "zod";
import { isCondition } from "./condition.ts";
import type { ExitCondition } from "./exit-condition.ts";
import { CONNECTION_TYPES, DIALECT_ID, NODE_TYPES } from "./wire.ts";

const configSchema = z.object({
  exits: z.array(z.object({ port: z.string(), condition: z.string(), type: z.string() })),
});

/** The configuration of a block that stands for a node of the vendor that no other kind can say. */
export function blockConfig(exits: readonly (ExitCondition & { readonly port: string })[]): Json {
  return { exits: exits.map(({ port, condition, type }) => ({ port, condition, type })) };
}

/** What a block of this dialect says of its exits, by port; null where it is another vendor's or cannot be read. */
export function blockExits(block: NodeOfKind<"vendorBlock">): ReadonlyMap<string, ExitCondition> | null {
  if (block.dialect !== DIALECT_ID || block.type.trim() === "") return null;
  const config = configSchema.safeParse(block.config);
  if (!config.success) return null;
  const exits = new Map(config.data.exits.map(({ port, ...exit }) => [port, exit]));
  return block.ports.every((port) => exits.has(port)) ? exits : null;
}

/** Why a block cannot be sent. */
export type BlockFault = "foreign" | "unreadable" | "notDocumented" | "secondStart" | "leadsNowhere";

/** Why a vendor block cannot be sent to CXone; null where it can, and for blocks of other kinds. */
export function blockFault(flow: Flow, graph: FlowGraph, nodeId: NodeId): BlockFault | null {
  const block = flow.nodes[nodeId];
  if (block?.kind !== "vendorBlock") return null;
  if (block.dialect !== DIALECT_ID) return "foreign";
  const exits = blockExits(block);
  if (exits === null) return "unreadable";
  if (!isDocumented(block.type, [...exits.values()])) return "notDocumented";
  if (block.type === "start" && graph.edgeOn(flow.startNodeId, "next")?.target !== nodeId) return "secondStart";
  return block.type !== "terminal" && block.ports.length === 0 ? "leadsNowhere" : null;
}

// What else the vendor has was read from it, but its document refuses it.
function isDocumented(type: string, exits: readonly ExitCondition[]): boolean {
  return (
    NODE_TYPES.some((known) => known === type) &&
    exits.every((exit) => CONNECTION_TYPES.some((known) => known === exit.type) && isCondition(exit.condition))
  );
}
