import { err, newFlow, ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { repeated, wireFaults } from "@tonegraph/vendor-kit";
import type { z } from "zod";
import { DIALECT_ID, wireFlowSchema } from "../wire.ts";

/** A vendor's document as it was read: known fields checked, others kept. */
export type ReadFlow = z.output<typeof wireFlowSchema>;

/** Reads a vendor's document; faults name their place in it. Nodes and connections are there once, and connections lead between nodes. */
export function readWireFlow(artefact: Json): Result<ReadFlow, readonly ParseFault[]> {
  const unsafe = unsafeParts(artefact);
  if (unsafe.length > 0) return err(unsafe);
  const flow = wireFlowSchema.safeParse(artefact);
  if (!flow.success) return err(wireFaults(flow.error.issues, artefact));
  const faults = [...nodeFaults(flow.data), ...connectionFaults(flow.data)];
  return faults.length > 0 ? err(faults) : ok(flow.data);
}

// What no document of ours may hold (names such as __proto__, half characters) is found where it would be kept.
function unsafeParts(artefact: Json): ParseFault[] {
  const kept = parseFlow({ ...newFlow({ name: "Kept" }), vendorExtras: { [DIALECT_ID]: { copy: artefact } } });
  if (kept.ok) return [];
  const prefix = `/vendorExtras/${DIALECT_ID}/copy`;
  return kept.error.map((fault) => ({
    ...fault,
    pointer: fault.pointer.startsWith(prefix) ? fault.pointer.slice(prefix.length) : "",
  }));
}

function nodeFaults({ nodes }: ReadFlow): ParseFault[] {
  const twice = repeated(nodes.map(({ id }) => id)).map((index): ParseFault => {
    const message = `The node ${nodes[index]?.id ?? ""} is there twice. CXone's ids are unique; remove one of them.`;
    return { pointer: `/nodes/${index}/id`, code: "bad-id", message };
  });
  const starts = nodes.flatMap(({ type }, index) => (type === "start" ? [index] : []));
  if (starts.length === 1) return twice;
  const [, second] = starts;
  if (second === undefined)
    return [
      ...twice,
      { pointer: "/nodes", code: "start-missing", message: "No node has the type start: a call could not begin." },
    ];
  const message = "A second node has the type start. A call begins in one place.";
  return [...twice, { pointer: `/nodes/${second}/type`, code: "several-starts", message }];
}

function connectionFaults({ nodes, connections }: ReadFlow): ParseFault[] {
  const known = new Set(nodes.map(({ id }) => id));
  const twice = repeated(connections.map(({ id }) => id)).map((index): ParseFault => {
    const message = `The connection ${connections[index]?.id ?? ""} is there twice. CXone's ids are unique; remove one of them.`;
    return { pointer: `/connections/${index}/id`, code: "bad-id", message };
  });
  const lost = connections.flatMap((connection, index) =>
    (["source_node_id", "target_node_id"] as const).flatMap((field): ParseFault[] => {
      if (known.has(connection[field])) return [];
      const message = `The connection ${connection.id} names the node ${connection[field]}, which is not among the nodes.`;
      return [{ pointer: `/connections/${index}/${field}`, code: "invalid-value", message }];
    }),
  );
  return [...twice, ...lost];
}
