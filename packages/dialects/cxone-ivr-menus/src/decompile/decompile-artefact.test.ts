import { describe, expect, it } from "vitest";
import { customerSupportPayload } from "../__fixtures__/document-payloads.ts";
import { decompileArtefact } from "./decompile-artefact.ts";

const [menu] = customerSupportPayload.nodes;

describe("decompileArtefact", () => {
  it("draws the document's menu with ids that follow from the vendor's, from left to right", () => {
    const result = decompileArtefact(customerSupportPayload);
    expect(result.ok && result.value.flow).toMatchObject({
      name: "Customer_Support_Menu",
      profile: "cxone-ivr-menus",
      languages: ["en-US"],
      nodes: {
        node_start: { position: { x: 0, y: 0 } },
        node_main_menu: {
          label: "Main menu",
          position: { x: 320, y: 0 },
          options: [
            { key: "1", label: "Sales" },
            { key: "2", label: "Tech" },
          ],
        },
        node_queue_sales_001: { kind: "queue", label: "Sales queue", position: { x: 640, y: -130 } },
        node_queue_tech_001: { kind: "queue", label: "Tech queue", position: { x: 640, y: 0 } },
        node_agent_fallback_001: { kind: "agent", label: "Fallback agent", position: { x: 640, y: 130 } },
      },
    });
  });

  it("draws a place that several ways lead to once", () => {
    const queue = { type: "queue", id: "queue_general" };
    const result = decompileArtefact({
      ...customerSupportPayload,
      nodes: [
        {
          ...menu,
          dtmfMappings: [
            { key: "1", destination: queue },
            { key: "*", destination: queue },
          ],
          timeoutBehavior: { ...menu?.timeoutBehavior, fallbackDestination: queue },
        },
      ],
    });
    expect(result.ok && Object.keys(result.value.flow.nodes).sort()).toEqual([
      "node_main_menu",
      "node_queue_general",
      "node_start",
    ]);
  });

  it.each([
    ["start", "node_start"],
    ["queue_sales_001", "node_queue_sales_001"],
    ["Menü 1/2", "node_Men__1_2"],
    ["x".repeat(300), `node_${"x".repeat(60)}`],
    ["", "node_menu"],
  ])("gives the menu %j the id %s, without a clash", (id, nodeId) => {
    const result = decompileArtefact({ ...customerSupportPayload, nodes: [{ ...menu, id }] });
    expect(result.ok && result.value.flow.nodes[nodeId]?.kind).toBe("menu");
    expect(result.ok && Object.keys(result.value.flow.nodes)).toHaveLength(5);
  });

  it.each([
    ["no object", 3, ""],
    ["no name", { nodes: [] }, "/name"],
    ["nodes that are no list", { name: "x", nodes: {} }, "/nodes"],
    [
      "a destination without a kind",
      { name: "x", nodes: [{ ...menu, dtmfMappings: [{ key: "1", destination: { id: "" } }] }] },
      "/nodes/0/dtmfMappings/0/destination/type",
    ],
    [
      "a text without language",
      { name: "x", nodes: [{ type: "script" }, { ...menu, voicePrompts: [{ text: "Hi" }] }] },
      "/nodes/1/voicePrompts/0/language",
    ],
    ["no time-out", { name: "x", nodes: [{ ...menu, timeoutBehavior: null }] }, "/nodes/0/timeoutBehavior"],
    [
      "half a millisecond",
      { name: "x", nodes: [{ ...menu, timeoutBehavior: { ...menu?.timeoutBehavior, noInputTimeoutMs: 0.5 } }] },
      "/nodes/0/timeoutBehavior/noInputTimeoutMs",
    ],
  ])("%s is a fault with its place", (_, artefact, pointer) => {
    const result = decompileArtefact(artefact);
    expect(result.ok ? [] : result.error.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it.each([
    ["a flow without a menu", { name: "x", nodes: [] }, "no-menu"],
    [
      "a second menu",
      { ...customerSupportPayload, nodes: [menu ?? null, { ...menu, id: "second" }] },
      "node-not-reached",
    ],
    [
      "a transfer on silence",
      {
        ...customerSupportPayload,
        nodes: [{ ...menu, timeoutBehavior: { ...menu?.timeoutBehavior, action: "transfer" } }],
      },
      "transfer-on-silence",
    ],
    [
      "three texts in one language",
      {
        ...customerSupportPayload,
        nodes: [{ ...menu, voicePrompts: ["a", "b", "c"].map((text) => ({ text, language: "en-US" })) }],
      },
      "prompts-joined",
    ],
    [
      "a key twice",
      {
        ...customerSupportPayload,
        nodes: [{ ...menu, dtmfMappings: [...(menu?.dtmfMappings ?? []), ...(menu?.dtmfMappings.slice(0, 1) ?? [])] }],
      },
      "key-twice",
    ],
    [
      "a destination that the documents do not name",
      {
        ...customerSupportPayload,
        nodes: [{ ...menu, dtmfMappings: [{ key: "1", destination: { type: "moon", id: "" } }] }],
      },
      "unknown-value",
    ],
    [
      "places for variables, which are read aloud",
      { ...customerSupportPayload, nodes: [{ ...menu, voicePrompts: [{ text: "Hi {{ name }}", language: "en-US" }] }] },
      "text-with-variables",
    ],
    ["a name with a slash", { ...customerSupportPayload, name: "A/B" }, "name-not-drawable"],
  ])("says what a drawing cannot show: %s", (_, artefact, code) => {
    const result = decompileArtefact(artefact);
    expect(result.ok ? result.value.report.map((item) => item.code) : result.error).toEqual([code]);
  });

  it.each([
    ["the name of a flow", { name: `${"a".repeat(199)}😀` }],
    [
      "the kind of a destination",
      {
        nodes: [{ ...menu, dtmfMappings: [{ key: "1", destination: { type: `${"a".repeat(39)}😀`, id: "box_7" } }] }],
      },
    ],
  ])("draws %s that is too long without half a character", (_, change) => {
    expect(decompileArtefact({ ...customerSupportPayload, ...change })).toMatchObject({ ok: true });
  });

  it("names the place of an id that comes twice, and keeps both nodes", () => {
    const artefact = { ...customerSupportPayload, nodes: [menu ?? null, { type: "script", id: menu?.id ?? "" }] };
    const result = decompileArtefact(artefact);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.report.map(({ code, params }) => [code, params["pointer"]])).toEqual([
      ["node-not-reached", undefined],
      ["unknown-value", "/nodes/1/type"],
      ["id-twice", "/nodes/1/id"],
    ]);
    expect(result.value.flow.vendorExtras["cxone-ivr-menus"]).toMatchObject({ vendorCopy: { nodes: artefact.nodes } });
  });
});
