import type { NodeId } from "@tonegraph/flow-model";

/**
 * Which nodes bear a name (a label, a prompt). Changed in place, because a table is as large as the flow. Most names have
 * one bearer, so that a set is made only for the second.
 */
export class NameTable {
  readonly #owners = new Map<string, NodeId | Set<NodeId>>();

  /** How many nodes bear this name. */
  countOwners(name: string): number {
    const owners = this.#owners.get(name);
    if (owners === undefined) return 0;
    return typeof owners === "string" ? 1 : owners.size;
  }

  /** The one node that bears this name; null when none or several do. */
  onlyOwner(name: string): NodeId | null {
    const owners = this.#owners.get(name);
    if (owners === undefined || typeof owners === "string") return owners ?? null;
    const [first = null] = owners;
    return owners.size === 1 ? first : null;
  }

  /** Takes the former names from a node and gives it others. */
  rename(nodeId: NodeId, former: readonly string[], names: readonly string[]): void {
    for (const name of former) this.#take(name, nodeId);
    for (const name of names) this.#give(name, nodeId);
  }

  #take(name: string, nodeId: NodeId): void {
    const owners = this.#owners.get(name);
    if (owners === nodeId) this.#owners.delete(name);
    if (owners === undefined || typeof owners === "string") return;
    owners.delete(nodeId);
    if (owners.size === 0) this.#owners.delete(name);
  }

  #give(name: string, nodeId: NodeId): void {
    const owners = this.#owners.get(name);
    if (owners === undefined) this.#owners.set(name, nodeId);
    else if (typeof owners !== "string") owners.add(nodeId);
    else if (owners !== nodeId) this.#owners.set(name, new Set([owners, nodeId]));
  }
}
