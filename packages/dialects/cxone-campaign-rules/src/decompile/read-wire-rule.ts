import { err, newFlow, ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { wireFaults } from "@tonegraph/vendor-kit";
import type { z } from "zod";
import { DIALECT_ID, wireRuleSchema } from "../wire.ts";

/** A vendor's document as it was read: known fields checked, others kept. */
export type ReadRule = z.output<typeof wireRuleSchema>;

/** Reads a vendor's document; faults name their place in it. Nodes are known once, and transitions lead to nodes. */
export function readWireRule(artefact: Json): Result<ReadRule, readonly ParseFault[]> {
  const unsafe = unsafeParts(artefact);
  if (unsafe.length > 0) return err(unsafe);
  const rule = wireRuleSchema.safeParse(artefact);
  if (!rule.success) return err(wireFaults(rule.error.issues, artefact));
  const faults = nodeFaults(rule.data);
  return faults.length > 0 ? err(faults) : ok(rule.data);
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

function nodeFaults({ nodes }: ReadRule): ParseFault[] {
  const known = new Set(nodes.map(({ id }) => id));
  return nodes.flatMap(({ id, transitions }, index) => {
    const message = `The node ${id} is there twice. CXone's ids are unique within a rule; remove one of them.`;
    const isTwice = nodes.findIndex((other) => other.id === id) !== index;
    return [
      ...(isTwice ? [{ pointer: `/nodes/${index}/id`, code: "bad-id" as const, message }] : []),
      ...transitions.flatMap(({ target }, at): ParseFault[] => {
        if (known.has(target)) return [];
        const words = `The node ${id} leads to ${target}, which is not among the nodes.`;
        return [{ pointer: `/nodes/${index}/transitions/${at}/target`, code: "invalid-value", message: words }];
      }),
    ];
  });
}
