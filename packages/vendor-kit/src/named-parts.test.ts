import { describe, expect, it } from "vitest";
import { namedParts } from "./named-parts.ts";

const document = {
  name: "Menu",
  steps: [
    { id: "start", type: "start" },
    {
      id: "lookup.request",
      configuration: { url: "ftp://x", branches: [{ key: "1", destination: { id: "queue_1" } }] },
    },
  ],
  connections: [{ id: "conn_1", source_node_id: "ask", target_node_id: "gone" }],
};

describe("namedParts", () => {
  it.each([
    ["a field", "Flow validation failed; steps[1].configuration.url: must be https.", ["lookup.request"]],
    ["a field that is missing", "steps[1].configuration.timeout: is required", ["lookup.request"]],
    ["a part of a part", "steps[1].configuration.branches[0].destination.id: is gone", ["queue_1", "lookup.request"]],
    ["a place after a dot", "connections.0.target_node_id: There is no node gone", ["ask", "conn_1"]],
    ["a place that is not there", "steps[7].id: is wrong", []],
    ["no place", "name: must not be empty", []],
    ["a host and a version", "Call api.example.com or use v1.2 of it.", []],
  ])("finds %s", (_, words, ids) => {
    expect(namedParts(words, document).toSorted()).toEqual(ids.toSorted());
  });

  it("takes no document for one without such a place", () => {
    expect(namedParts("steps[0].id: is wrong", null)).toEqual([]);
    expect(namedParts("constructor[0].id: is wrong", {})).toEqual([]);
  });
});
