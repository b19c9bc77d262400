import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { z } from "zod";
import { DIALECT_ID } from "./wire.ts";

const configSchema = z.object({ exits: z.array(z.object({ port: z.string(), condition: z.string() })) });

/** The configuration of a block that stands for a node of the vendor that no other kind can say. */
export function blockConfig(exits: readonly { readonly port: string; readonly condition: string }[]): Json {
  return { exits: exits.map(({ port, condition }) => ({ port, condition })) };
}

/** The conditions of a block's exits, by port; null where the block is another vendor's or cannot be read any more. */
export function blockConditions(block: NodeOfKind<"vendorBlock">): ReadonlyMap<string, string> | null {
  if (block.dialect !== DIALECT_ID || block.type.trim() === "") return null;
  const config = configSchema.safeParse(block.config);
  if (!config.success) return null;
  const exits = new Map(config.data.exits.map(({ port, condition }) => [port, condition]));
  return block.ports.every((port) => exits.has(port)) ? exits : null;
}
