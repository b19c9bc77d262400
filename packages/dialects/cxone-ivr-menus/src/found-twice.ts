// The document's builder takes the keys of a menu as a table, so none can come twice, and its metrics name a node by its id
// alone. What comes twice all the same can only stand in a copy of the vendor's.
import type { Json } from "@tonegraph/flow-model";
import { objectsIn, repeated, textIn } from "@tonegraph/vendor-kit";

/** An id that a node before it has, or a key that its menu has already. */
export interface FoundTwice {
  readonly kind: "id" | "key";
  readonly value: string;
  /** Where it comes again. */
  readonly path: readonly (string | number)[];
}

/** Everything that comes a second time in the body of a flow, node by node. */
export function foundTwice(flow: Json): readonly FoundTwice[] {
  const nodes = objectsIn(flow, "nodes");
  const ids = nodes.map((node) => textIn(node, "id"));
  const idsTwice = new Set(repeated(ids));
  return nodes.flatMap((node, at): FoundTwice[] => {
    const keys = objectsIn(node, "dtmfMappings").map((mapping) => textIn(mapping, "key"));
    return [
      ...(idsTwice.has(at) ? [{ kind: "id" as const, value: ids[at] ?? "", path: ["nodes", at, "id"] }] : []),
      ...repeated(keys).map((index) => ({
        kind: "key" as const,
        value: keys[index] ?? "",
        path: ["nodes", at, "dtmfMappings", index, "key"],
      })),
    ];
  });
}
