import type { NodeOfKind } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";
import { DESTINATION_TYPES, DIALECT_ID, type WireDestination } from "./wire.ts";

/** What is a block's own of a destination whose kind CXone's documents do not name. */
export function destinationBlock({
  type,
  id,
}: WireDestination): Pick<NodeOfKind<"vendorBlock">, "kind" | "dialect" | "type" | "config" | "ports" | "terminal"> {
  return { kind: "vendorBlock", dialect: DIALECT_ID, type, config: { id }, ports: [], terminal: true };
}

/** The destination that such a block stands for; null where it is another vendor's or none can be read from it. */
export function destinationOfBlock({ dialect, type, config }: NodeOfKind<"vendorBlock">): WireDestination | null {
  const id = isJsonObject(config) ? config["id"] : undefined;
  return dialect === DIALECT_ID && typeof id === "string" ? { type, id } : null;
}

/** Whether CXone's documents name a destination of this kind; any other was read from CXone, and is refused. */
export function isDocumented({ type }: WireDestination): boolean {
  return DESTINATION_TYPES.some((known) => known === type);
}
