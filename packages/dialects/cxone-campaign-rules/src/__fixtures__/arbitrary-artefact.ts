import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";

type Fields = { [key: string]: Json };

const foreign = fc.dictionary(fc.constantFrom("owner", "color", "weight", "xTeam"), fc.oneof(fc.integer(), fc.string(), fc.boolean()), {
  maxKeys: 2,
});
const id = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("root", "main", "sales", "billing", "bye") },
  { weight: 1, arbitrary: fc.constantFrom("+12025550123", "start", "a/b", "ü", "node_main", "main_choice") },
);
const type = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("greeting", "dtmf", "transfer", "queue", "hangup") },
  { weight: 1, arbitrary: fc.constantFrom("voicemail", "script") },
);
const condition = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("press_1", "press_2", "press_*", "press_#", "next", "next", "timeout", "invalid") },
  { weight: 1, arbitrary: fc.constantFrom("press_12", "always", "", "PRESS_1") },
);
const asset = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("asset_abc123", "asset_menu") }, { weight: 1, arbitrary: fc.constantFrom(null, "", " ") });
const fallbackAction = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Fields>({ type: "hangup" }, { type: "queue", target: "sales" }, { type: "transfer", target: "+12025550123" }, { type: "queue" }) },
  { weight: 1, arbitrary: fc.constantFrom<Fields>({ type: "voicemail", target: "box" }, { type: "queue", target: "sales", skill: 3 }, { type: "hangup", target: "x" }, { type: "queue", target: "" }) },
);
const dates = fc.constantFrom<Fields>(
  {},
  { effectiveDate: "2024-11-01T00:00:00Z", expirationDate: "2024-12-31T23:59:59Z" },
  { effectiveDate: "2024-11-01T00:00:00Z", expirationDate: null },
  { effectiveDate: "2024-11-01T00:00:00+02:00", expirationDate: "2024-12-31T23:59:59.500-0500" },
  { effectiveDate: "2024-11-01T00:00:00", expirationDate: "2024-12-31" },
);

function nodesWith(ids: readonly string[]): fc.Arbitrary<Fields[]> {
  const transition = fc
    .tuple(fc.record({ condition, target: fc.constantFrom(...ids) }), fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: foreign }))
    .map(([fields, more]): Fields => ({ ...fields, ...more }));
  const node = fc
    .tuple(
      fc.record({ type, mediaAssetId: asset, transitions: fc.array(transition, { maxLength: 4 }) }, { requiredKeys: ["type"] }),
      fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: foreign }),
    )
    .map(([fields, more]): Fields => ({ ...fields, ...more }));
  return fc.tuple(...ids.map((name) => node.map((fields) => ({ id: name, ...fields }))));
}

/** Whatever a vendor may hold: any shape, unknown fields, types and conditions, ids of any form, nodes nobody comes to. */
export const arbitraryArtefact: fc.Arbitrary<Fields> = fc
  .uniqueArray(id, { minLength: 1, maxLength: 7 })
  .chain((ids) => fc.tuple(nodesWith(ids), fallbackAction, dates, foreign, fc.string({ maxLength: 210 }), fc.constantFrom("camp_9x8y7z", "camp_1", "")))
  .map(([nodes, fallback, window, more, name, campaignId]) => ({ name, campaignId, nodes, fallbackAction: fallback, ...window, ...more }));

const ENDS: readonly Fields[] = [
  { id: "sales", type: "queue", transitions: [] },
  { id: "+12025550123", type: "transfer", transitions: [] },
  { id: "bye", type: "hangup", transitions: [] },
];

/** A rule without rounds that needs nothing kept beside the drawing: each node leads to a later one. */
export const arbitraryPlainArtefact: fc.Arbitrary<Fields> = fc
  .record({ shapes: fc.array(fc.constantFrom("greeting", "asking", "dtmf", "silent"), { minLength: 1, maxLength: 5 }), targets: fc.array(fc.nat(9), { minLength: 20, maxLength: 20 }) })
  .map(({ shapes, targets }) => {
    const ids = shapes.map((_, index) => `step_${index}`);
    const nodes = shapes.map((shape, index): Fields => {
      const later = [...ids.slice(index + 1), "sales", "+12025550123", "bye"];
      const conditions = shape === "greeting" ? ["next"] : ["press_1", "press_2", "timeout", "invalid"];
      // The first exit leads on, so that callers come to every step.
      const transitions = conditions.map((name, exit) => ({
        condition: name,
        target: later[exit === 0 ? 0 : (targets[index * 4 + exit] ?? 0) % later.length] ?? "bye",
      }));
      const kind = shape === "greeting" || shape === "asking" ? "greeting" : "dtmf";
      return { id: ids[index] ?? "", type: kind, ...(shape === "silent" ? {} : { mediaAssetId: `asset_${index}` }), transitions };
    });
    const used = new Set(nodes.flatMap(({ transitions }) => JSON.stringify(transitions).match(/sales|\+12025550123|bye/g) ?? []));
    return {
      name: "Any rule",
      campaignId: "camp_9x8y7z",
      nodes: [...nodes, ...ENDS.filter((end) => used.has(String(end["id"])))],
      fallbackAction: { type: "hangup" },
    };
  });
