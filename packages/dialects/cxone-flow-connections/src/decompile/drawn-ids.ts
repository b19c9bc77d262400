import { connectionIdSchema, hashJson, nodeIdSchema } from "@tonegraph/flow-model";

/** Our ids by the vendor's, in the vendor's order: the same where they fit a drawing, else one that follows from them. */
export function drawnNodeIds(vendorIds: readonly string[]): ReadonlyMap<string, string> {
  const fitting = new Set(vendorIds.filter((id) => nodeIdSchema.safeParse(id).success));
  const taken = new Set(fitting);
  return new Map(
    vendorIds.map((id) => {
      if (fitting.has(id)) return [id, id];
      const name = id.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 50);
      const wanted = name.startsWith("node_") && name.length > 5 ? name : `node_${name === "" ? "x" : name}`;
      const drawn = taken.has(wanted) ? `${wanted}_${hashJson(id).slice(0, 8)}` : wanted;
      taken.add(drawn);
      return [id, drawn];
    }),
  );
}

/** Our ids of connections, in the vendor's order; the vendor's where they fit a drawing and are there once. */
export function drawnConnectionIds(vendorIds: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return vendorIds.map((id, index) => {
    const fits = connectionIdSchema.safeParse(id).success && !taken.has(id);
    const drawn = fits ? id : `conn_${hashJson([id, index]).slice(0, 12)}`;
    taken.add(drawn);
    return drawn;
  });
}
