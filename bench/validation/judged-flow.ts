// What every variant is given: a document as it comes from the border, read from text and found good.
import { parseFlow, type Flow } from "@tonegraph/flow-model";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";

/** One trap for so many nodes. */
const NODES_PER_TRAP = 500;

/**
 * The synthetic flow with a few faults that it lacks: menus that callers come to by a wrong key and never leave. The menus
 * that lead to them have one connection more than {@link MOST_WIRES} allows.
 */
export function judgedFlow(size: number): Flow {
  const { nodes, connections, ...rest } = syntheticFlow(size);
  const withTraps = { ...rest, nodes: { ...nodes }, connections: { ...connections } };
  for (let trap = 0; trap < size / NODES_PER_TRAP; trap += 1) {
    const id = `node_t${trap}`;
    withTraps.nodes[id] = { ...menuOf(nodes["node_m0"]), label: `Trap ${trap}` };
    for (const port of ["key:1", "key:2", "key:3", "key:4", "noInput"])
      withTraps.connections[`conn_${id}_${port.replace(":", "_")}`] = { source: id, port, target: id };
    const source = `node_m${trap * 7}`;
    withTraps.connections[`conn_${id}_in`] = { source, port: "noMatch", target: id };
  }
  const read = parseFlow(JSON.parse(JSON.stringify(withTraps)));
  if (!read.ok) throw new Error(`the flow does not parse: ${JSON.stringify(read.error).slice(0, 400)}`);
  return read.value;
}

function menuOf(node: Flow["nodes"][string] | undefined): Flow["nodes"][string] {
  if (node?.kind !== "menu") throw new Error("the synthetic flow begins with a menu");
  return node;
}
