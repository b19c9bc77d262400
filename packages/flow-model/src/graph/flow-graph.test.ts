import { describe, expect, test } from "vitest";
import { customerSupportMenu } from "../testing/sample-flows.ts";
import { buildFlowGraph } from "./flow-graph.ts";

describe("buildFlowGraph", () => {
  test("finds the connections of a node and of a port", () => {
    const graph = buildFlowGraph(customerSupportMenu());
    expect(graph.outgoing("node_main_menu").map(({ port }) => port)).toEqual(["key:1", "key:2", "noInput", "noMatch"]);
    expect(graph.incoming("node_fallback").map(({ id }) => id)).toEqual(["conn_no_input", "conn_no_match"]);
    expect(graph.edgeOn("node_main_menu", "key:2")?.target).toBe("node_tech");
    expect(graph.edgeOn("node_main_menu", "key:3")).toBeUndefined();
    expect(graph.outgoing("node_sales")).toEqual([]);
  });

  test("leaves out connections with a missing end, and takes the first of two on one port", () => {
    const flow = customerSupportMenu();
    flow.connections["conn_lost"] = { source: "node_main_menu", port: "key:1", target: "node_nowhere" };
    flow.connections["conn_a"] = { source: "node_main_menu", port: "key:1", target: "node_tech" };
    const graph = buildFlowGraph(flow);
    expect(graph.edges.some(({ id }) => id === "conn_lost")).toBe(false);
    expect(graph.edgeOn("node_main_menu", "key:1")?.id).toBe("conn_a");
  });
});
