import type { Flow } from "@tonegraph/flow-model";

/** A block as it is named. */
interface NamedBlock {
  readonly id: string;
  readonly label: string;
}

/**
 * The block that a vendor's refusal is about, of the ids in what was sent, the innermost first: ids are our own without their
 * prefix, with a part behind a dot where a block became several, or what a block hands callers to. Null where no single
 * block is meant.
 */
export function blockAtFault(flow: Flow | null, parts: readonly string[] = []): NamedBlock | null {
  const nodes = Object.entries(flow?.nodes ?? {});
  for (const part of parts) {
    const [own = part] = part.split(".");
    const byId = nodes.filter(([id]) => [part, `node_${part}`, `node_${own}`].includes(id));
    const meant = byId.length > 0 ? byId : nodes.filter(([, node]) => destinationOf(node) === part);
    const [found] = meant;
    if (found !== undefined && meant.length === 1) return { id: found[0], label: found[1].label };
  }
  return null;
}

function destinationOf(node: Flow["nodes"][string]): string | null {
  switch (node?.kind) {
    case "queue":
      return node.queueId;
    case "agent":
      return node.agentId;
    case "externalNumber":
      return node.number;
    default:
      return null;
  }
}
