import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { blockAtFault } from "./block-at-fault.ts";

const flow = customerSupportMenu();

describe("blockAtFault", () => {
  it.each([
    ["a block by its id", ["node_sales"], "node_sales"],
    ["a block by its id without the prefix", ["main_menu"], "node_main_menu"],
    ["a block by one of its parts", ["main_menu.request"], "node_main_menu"],
    ["a queue by its own id, before what leads to it", ["queue_tech_001", "main_menu"], "node_tech"],
    ["the part around one that is no block", ["prompt_7", "main_menu"], "node_main_menu"],
  ])("finds %s", (_, parts, expected) => {
    expect(flow.nodes[expected]?.label).toBe(blockAtFault(flow, parts)?.label);
    expect(blockAtFault(flow, parts)?.id).toBe(expected);
  });

  it("names none where several could be meant, or there is no such block", () => {
    const [sales] = [flow.nodes["node_sales"]];
    const twice = { ...flow, nodes: { ...flow.nodes, ...(sales === undefined ? {} : { node_twin: sales }) } };
    expect(blockAtFault(twice, [sales?.kind === "queue" ? sales.queueId : ""])).toBeNull();
    expect(blockAtFault(flow, ["toString"])).toBeNull();
    expect(blockAtFault(null, ["main_menu"])).toBeNull();
  });
});
