import type { NodeId } from "@tonegraph/flow-model";
import type { WireDestination } from "../wire.ts";

const PREFIX_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ["queue", "queue"],
  ["agent", "agent"],
  ["external_number", "number"],
]);

/** Gives node ids that follow from the vendor's own, so that two readings of one flow can be compared node by node. */
export interface NodeIds {
  /** The id of a vendor node: `main_menu` → `node_main_menu`. */
  forVendorId(id: string): NodeId;
  /** The id of a destination, the same for the same destination: queue `queue_sales_001` → `node_queue_sales_001`. */
  forDestination(destination: WireDestination): NodeId;
  /** An id of our own choice. */
  forName(name: string): NodeId;
}

/** Ids of one flow; each is given once. */
export function createNodeIds(): NodeIds {
  const taken = new Set<NodeId>();
  const destinations = new Map<string, NodeId>();
  const claim = (wanted: string): NodeId => {
    const nodeId = freeId(wanted, taken);
    taken.add(nodeId);
    return nodeId;
  };
  return {
    forVendorId: (id) => claim(sanitised(id, "menu")),
    forName: claim,
    forDestination(destination) {
      const key = JSON.stringify([destination.type, destination.id]);
      const known = destinations.get(key);
      if (known !== undefined) return known;
      const prefix = PREFIX_OF_TYPE.get(destination.type) ?? "destination";
      const id = destination.id.startsWith(`${prefix}_`) ? destination.id : `${prefix}_${destination.id}`;
      const nodeId = claim(sanitised(id, prefix));
      destinations.set(key, nodeId);
      return nodeId;
    },
  };
}

/** What the drawing calls a menu of the vendor's, for instance in figures: `main_menu` → `node_main_menu`. */
export function drawnIdOf(vendorId: string): NodeId {
  return `node_${sanitised(vendorId, "menu")}`;
}

/** The part of an id behind its prefix: at most 60 characters of those that our ids may have. */
export function sanitised(id: string, ifEmpty: string): string {
  const fitting = id.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 60);
  return fitting === "" ? ifEmpty : fitting;
}

function freeId(wanted: string, taken: ReadonlySet<NodeId>): NodeId {
  let nodeId = `node_${wanted}`;
  for (let count = 2; taken.has(nodeId); count += 1) nodeId = `node_${wanted}_${count}`;
  return nodeId;
}
