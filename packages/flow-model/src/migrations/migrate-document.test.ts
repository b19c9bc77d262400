import { describe, expect, test } from "vitest";
import { parseFlow } from "../parse/parse-flow.ts";
import { customerSupportMenu } from "../testing/sample-flows.ts";

/** The sample flow as format 0 wrote it: connections as a list, the text inside its node, no prompts. */
function sampleInFormat0(): Record<string, unknown> {
  const { prompts: _prompts, connections, nodes, ...rest } = customerSupportMenu();
  const { node_main_menu: menu, ...others } = nodes;
  const { promptId: _promptId, ...fields } = { promptId: "", ...menu };
  const text =
    "Thank you for calling. Press 1 for sales, 2 for technical support, or say your name to speak with an agent.";
  return {
    ...rest,
    formatVersion: 0,
    nodes: { ...others, node_main_menu: { ...fields, prompt: text } },
    connections: Object.entries(connections).map(([id, connection]) => ({ id, ...connection })),
  };
}

describe("migrateDocument", () => {
  test("reads a flow of format 0 as the flow it means", () => {
    expect(parseFlow(sampleInFormat0())).toEqual({ ok: true, value: customerSupportMenu() });
  });

  test("leaves the given document as it was", () => {
    const document = sampleInFormat0();
    parseFlow(document);
    expect(document).toEqual(sampleInFormat0());
  });

  test.each([
    ["an id used twice", { connections: [{ id: "conn_a" }, { id: "conn_a" }] }, "/connections/1", "migration"],
    ["a connection without id", { connections: [{ source: "node_start" }] }, "/connections/0", "migration"],
    ["a prompt id that is taken", { prompts: { prompt_main_menu: {} } }, "/nodes/node_main_menu/prompt", "migration"],
    ["what it does not know", { surprise: 1 }, "/surprise", "unknown-key"],
    ["connections of no known shape", { connections: 5 }, "/connections", "wrong-type"],
    ["nodes of no known shape", { nodes: [] }, "/nodes", "wrong-type"],
  ])("loses nothing: tells %s", (...[, change, pointer, code]) => {
    const parsed = parseFlow({ ...sampleInFormat0(), ...change });
    expect(parsed.ok ? [] : parsed.error).toContainEqual(expect.objectContaining({ pointer, code }));
  });
});
