import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";

type Fields = { [key: string]: Json };

const foreign = fc.dictionary(fc.constantFrom("owner", "color", "weight", "xTeam"), fc.oneof(fc.integer(), fc.string(), fc.boolean()), { maxKeys: 2 });
const nodeId = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", "c", "d", "e").map((name) => `node_${name}`) },
  { weight: 1, arbitrary: fc.constantFrom("node_a.b", "node_a/b", "node_ü", "legacy step", "node_") },
);
const condition = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("true", "dtmf == '1'", "dtmf == '2'", "dtmf == '#'", "dtmf == 'timeout'", "dtmf == 'invalid'") },
  { weight: 2, arbitrary: fc.constantFrom("tier == 'gold'", "retries >= 3", "language == 'es-ES'", "hours == 'open'") },
  { weight: 1, arbitrary: fc.constantFrom("", "MATCHES(dtmf, 1)", "dtmf  ==  '1'") },
);
const connectionType = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("default", "conditional", "fallback") },
  { weight: 1, arbitrary: fc.constantFrom("error", "") },
);
const nodeType = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("decision", "decision", "terminal") },
  { weight: 1, arbitrary: fc.constantFrom("queue", "script") },
);

function connectionsAmong(ids: readonly string[]): fc.Arbitrary<Fields[]> {
  const end = fc.constantFrom(...ids);
  const connection = fc
    .tuple(fc.record({ source_node_id: end, target_node_id: end, condition, type: connectionType }), foreign)
    .map(([fields, more]): Fields => ({ ...fields, ...more }));
  const id = fc.oneof(fc.nat(99).map((id) => `conn_${String(id).padStart(12, "0")}`), fc.constantFrom("conn_a", "conn_b", "c 1", ""));
  const named = fc.tuple(id, connection).map(([name, fields]): Fields => ({ id: name, ...fields }));
  return fc.uniqueArray(named, { selector: (fields) => fields["id"], maxLength: 12 });
}

/** Whatever a vendor may hold: any shape, unknown fields, types and conditions, ids of any form. */
export const arbitraryArtefact: fc.Arbitrary<Fields> = fc
  .uniqueArray(fc.tuple(nodeId, nodeType, foreign), { selector: ([id]) => id, maxLength: 6 })
  .chain((others) => {
    const ids = ["node_start", ...others.map(([id]) => id)];
    return fc.tuple(fc.constant(others), connectionsAmong(ids), fc.nat(others.length), foreign, fc.string({ maxLength: 210 }), fc.constantFrom("IVR", "IVR", "CHAT"));
  })
  .map(([others, connections, at, more, name, type]) => {
    const nodes: Fields[] = others.map(([id, kind, fields]) => ({ id, type: kind, ...fields }));
    nodes.splice(at, 0, { id: "node_start", type: "start" });
    return { id: "ivr_any", name, type, connections, nodes, ...more };
  });

/** The exits of a node that a drawing can say by itself. */
const drawable: readonly (readonly (readonly [condition: string, type: string])[])[] = [
  [["dtmf == '1'", "conditional"]],
  [["dtmf == '1'", "conditional"], ["dtmf == '2'", "conditional"], ["dtmf == 'timeout'", "fallback"], ["dtmf == 'invalid'", "fallback"]],
  [["dtmf == '*'", "conditional"], ["dtmf == 'timeout'", "fallback"]],
  [["tier == 'gold'", "conditional"], ["retries >= 3", "conditional"], ["true", "fallback"]],
];

/** A flow without rounds that needs nothing kept beside the drawing but its id: each node leads to later ones. */
export const arbitraryPlainArtefact: fc.Arbitrary<Fields> = fc
  .record({ shapes: fc.array(fc.nat(drawable.length - 1), { minLength: 1, maxLength: 5 }), targets: fc.array(fc.nat(9), { minLength: 20, maxLength: 20 }) })
  .map(({ shapes, targets }) => {
    const ids = shapes.map((_, index) => `node_${index}`);
    const ends = ["node_x", "node_y"];
    const connections: Fields[] = [{ source_node_id: "node_s", target_node_id: "node_0", condition: "true", type: "default" }];
    shapes.forEach((shape, index) =>
      drawable[shape]?.forEach(([when, type], exit) => {
        const later = [...ids.slice(index + 1), ...ends];
        const target = later[(targets[index * 4 + exit] ?? 0) % later.length] ?? "node_x";
        connections.push({ source_node_id: ids[index] ?? "", target_node_id: target, condition: when, type });
      }),
    );
    return {
      id: "flow_any",
      name: "Any flow",
      type: "IVR",
      connections: connections.map((fields, index) => ({ id: `conn_${String(index).padStart(12, "0")}`, ...fields })),
      nodes: [
        ...ids.map((id) => ({ id, type: "decision" })),
        { id: "node_s", type: "start" },
        ...ends.map((id) => ({ id, type: "terminal" })),
      ],
    };
  });
