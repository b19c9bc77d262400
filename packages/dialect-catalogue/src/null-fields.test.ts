// A vendor may send a field that may be absent as null. That hides no flow, and what comes back says the same.
import { isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { findConverter } from "./convert.ts";
import { descriptors } from "./index.ts";

type Json = JsonObject[string];
type Place = readonly (string | number)[];

const queue = { type: "queue", id: "sales" };
const FLOWS: Readonly<Record<string, { readonly artefact: Json; readonly optional: readonly Place[] }>> = {
  "cxone-ivr-menus": {
    artefact: {
      name: "Menu",
      description: "What it is for",
      nodes: [
        {
          id: "main",
          type: "menu",
          voicePrompts: [{ text: "Press 1.", language: "en-US" }],
          dtmfMappings: [{ key: "1", destination: queue }],
          timeoutBehavior: { noInputTimeoutMs: 5000, action: "repeat", maxRepeats: 2, fallbackDestination: queue },
        },
      ],
    },
    optional: [["description"], ["nodes"]],
  },
  "cxone-flow-connections": {
    artefact: {
      id: "flow",
      name: "Flow",
      type: "IVR",
      connections: [
        {
          id: "conn_0a1b2c3d4e5f",
          source_node_id: "node_a",
          target_node_id: "node_b",
          condition: "true",
          type: "default",
        },
      ],
      nodes: [
        { id: "node_a", type: "start" },
        { id: "node_b", type: "terminal" },
      ],
    },
    optional: [["type"], ["connections", 0, "condition"], ["connections", 0, "type"]],
  },
  "cxone-flow-steps": {
    artefact: {
      id: "flow",
      name: "Flow",
      flowType: "IVR",
      steps: [
        {
          id: "hello",
          type: "PlayPrompt",
          configuration: { prompts: [{ language: "en-US", text: "Hello." }] },
          nextStepId: "bye",
        },
        { id: "bye", type: "Hangup", configuration: {}, nextStepId: "hello" },
      ],
    },
    optional: [
      ["id"],
      ["steps"],
      ["steps", 0, "nextStepId"],
      ["steps", 1, "nextStepId"],
      ["steps", 1, "configuration"],
    ],
  },
  "cxone-campaign-rules": {
    artefact: {
      name: "Rule",
      campaignId: "camp",
      nodes: [
        {
          id: "root",
          type: "greeting",
          mediaAssetId: "asset",
          transitions: [{ condition: "next", target: "sales" }],
        },
        { id: "sales", type: "queue", transitions: [] },
      ],
      fallbackAction: { type: "queue", target: "sales" },
      effectiveDate: "2026-01-01T00:00:00Z",
      expirationDate: "2026-02-01T00:00:00Z",
    },
    optional: [
      ["nodes", 0, "mediaAssetId"],
      ["nodes", 1, "transitions"],
      ["fallbackAction", "target"],
      ["effectiveDate"],
      ["expirationDate"],
    ],
  },
  "genesys-menu-flows": {
    artefact: {
      name: "Menu",
      type: "conversation",
      settings: { description: "What it is for", enabled: true, version: 1 },
      steps: [
        {
          id: "start",
          type: "start",
          nextStep: {
            id: "main",
            type: "dtmf",
            promptId: "welcome",
            timeoutSeconds: 5,
            timeoutTarget: "sales",
            dtmfHandlers: [{ key: "1", targetFlowId: "sales", promptId: "sales" }],
            nextSteps: [],
          },
        },
      ],
    },
    optional: [
      ["settings"],
      ["settings", "description"],
      ["settings", "enabled"],
      ["steps"],
      ["steps", 0, "nextStep"],
      ...["promptId", "timeoutTarget", "dtmfHandlers", "nextSteps"].map((name) => ["steps", 0, "nextStep", name]),
      ["steps", 0, "nextStep", "dtmfHandlers", 0, "targetFlowId"],
      ["steps", 0, "nextStep", "dtmfHandlers", 0, "promptId"],
    ],
  },
};

function withNull(value: Json, [name, ...rest]: Place): Json {
  if (name === undefined) return null;
  if (Array.isArray(value)) return value.map((item, index) => (index === name ? withNull(item, rest) : item));
  return isJsonObject(value) ? { ...value, [name]: withNull(value[name] ?? null, rest) } : value;
}

it("covers every dialect", () => {
  expect(Object.keys(FLOWS).toSorted()).toEqual(descriptors.map(({ id }) => id).toSorted());
});

describe.each(Object.entries(FLOWS))("a flow of %s", (id, { artefact, optional }) => {
  it.each(optional.map((place) => [`/${place.join("/")}`, place] as const))("is read with null at %s", (_, place) => {
    const converter = findConverter(id);
    const sent = withNull(artefact, place);
    const read = converter?.decompile(sent);
    if (converter === undefined || read?.ok !== true) throw new Error(JSON.stringify(read));
    const back = converter.compile(read.value.flow).artefact;
    expect(converter.normalise(back)).toEqual(converter.normalise(sent));
  });
});

it("a description that is null stays null beside a drawing that was changed", () => {
  const converter = findConverter("cxone-ivr-menus");
  const read = converter?.decompile(withNull(FLOWS["cxone-ivr-menus"]?.artefact ?? null, ["description"]));
  if (converter === undefined || read?.ok !== true) throw new Error(JSON.stringify(read));
  const { artefact } = converter.compile({ ...read.value.flow, name: "Renamed" });
  expect(artefact).toMatchObject({ name: "Renamed", description: null });
});
