import { hashJson } from "@tonegraph/flow-model";

/** Our ids by the vendor's: `node_` and the vendor's, with what our ids may not have replaced; each is given once. */
export function drawnNodeIds(vendorIds: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    vendorIds.map((id) => {
      const name = id.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 50);
      const wanted = `node_${name}`;
      const drawn = taken.has(wanted) ? `${wanted}_${hashJson(id).slice(0, 8)}` : wanted;
      taken.add(drawn);
      return [id, drawn];
    }),
  );
}

/** The id of a connection, which follows from where it is at the vendor. */
export function drawnConnectionId(vendorId: string, index: number, condition: string): string {
  return `conn_${hashJson([vendorId, index, condition]).slice(0, 16)}`;
}
