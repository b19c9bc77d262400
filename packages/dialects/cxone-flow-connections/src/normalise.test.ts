import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { mainMenuPayload } from "./__fixtures__/document-payloads.ts";
import { normalise } from "./normalise.ts";

type Exit = readonly [condition: string, type: string];

function leaving(exits: readonly Exit[]): Json {
  const connections = exits.map(([condition, type], index) => ({
    id: `conn_${index}`,
    source_node_id: "node_a",
    target_node_id: "node_b",
    condition,
    type,
  }));
  return normalise({ ...mainMenuPayload, connections });
}

const KEY: Exit = ["dtmf == '1'", "conditional"];
const OTHER_KEY: Exit = ["dtmf == '2'", "conditional"];
const GOLD: Exit = ["tier == 'gold'", "conditional"];
const LOYAL: Exit = ["years > 3", "conditional"];
const REST: Exit = ["true", "fallback"];

describe("normalise", () => {
  it.each<[string, readonly Exit[]]>([
    ["keys", [KEY, OTHER_KEY, ["dtmf == 'timeout'", "fallback"]]],
    ["keys and what is left", [KEY, REST]],
    [
      "languages",
      [
        ["language == 'es-ES'", "conditional"],
        ["language == 'en-US'", "conditional"],
      ],
    ],
  ])("forgets the order of %s, of which one holds at most", (_, exits) => {
    expect(leaving(exits.toReversed())).toEqual(leaving(exits));
  });

  it.each<[string, readonly Exit[]]>([
    ["conditions on variables", [GOLD, LOYAL, REST]],
    ["a condition that always holds", [["true", "conditional"], KEY]],
  ])("keeps the order of %s: the first that holds is taken", (_, exits) => {
    expect(leaving(exits.toReversed())).not.toEqual(leaving(exits));
  });

  it("fills in the defaults of the document's own model", () => {
    const [first] = mainMenuPayload.connections;
    const { condition: _condition, type: _type, ...bare } = { ...first };
    const filled = { ...bare, condition: "true", type: "conditional" };
    const { type: _kind, ...rest } = mainMenuPayload;
    expect(normalise({ ...rest, connections: [bare] })).toEqual(
      normalise({ ...mainMenuPayload, connections: [filled] }),
    );
  });
});
