import type { NodeId } from "@tonegraph/flow-model";

const NOBODY: ReadonlySet<NodeId> = new Set();

/** Which nodes bear a name (a label, a prompt). Changed in place, because a table is as large as the flow. */
export class NameTable {
  readonly #owners = new Map<string, Set<NodeId>>();

  /** The nodes that bear this name. */
  owners(name: string): ReadonlySet<NodeId> {
    return this.#owners.get(name) ?? NOBODY;
  }

  /** The one node that bears this name; null when none or several do. */
  onlyOwner(name: string): NodeId | null {
    const owners = this.owners(name);
    const [first = null] = owners;
    return owners.size === 1 ? first : null;
  }

  /** Takes the former names from a node and gives it others. */
  rename(nodeId: NodeId, former: readonly string[], names: readonly string[]): void {
    for (const name of former) {
      const owners = this.#owners.get(name);
      owners?.delete(nodeId);
      if (owners?.size === 0) this.#owners.delete(name);
    }
    for (const name of names) {
      const owners = this.#owners.get(name);
      if (owners) owners.add(nodeId);
      else this.#owners.set(name, new Set([nodeId]));
    }
  }
}
