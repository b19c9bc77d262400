import { diffFlows, type Flow } from "@tonegraph/flow-model";
import { flowOf, menu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { keepOptionNames } from "./keep-option-names.ts";

const drawn = (first: string): Flow =>
  flowOf({ nodes: { node_m: menu({ options: [{ key: "1", label: first }] }) }, wires: [] });
const nameless = { compile: () => ({ artefact: {}, report: [] }) };
const naming = { compile: (flow: Flow) => ({ artefact: JSON.stringify(flow.nodes), report: [] }) };

describe("keepOptionNames", () => {
  it("calls keys as before where the vendor gives them no names", () => {
    expect(diffFlows(drawn("Sales"), keepOptionNames(drawn("General"), drawn("Sales"), nameless))).toEqual([]);
  });

  it("leaves names alone that the vendor is sent", () => {
    expect(keepOptionNames(drawn("General"), drawn("Sales"), naming)).toEqual(drawn("General"));
  });
});
