import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { profiles } from "@tonegraph/dialect-catalogue";
import { validateFlow } from "@tonegraph/flow-validation";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../../document/flow-document.ts";
import { problemNode } from "../../../document/problem-field.ts";
import type { CheckedProblem } from "../../../document/validation-protocol.ts";
import { findInFlow, type FindInput } from "./find-in-flow.ts";

const portable = profiles.find(({ id }) => id === "portable");

/** The support menu with a queue that nothing leads to. */
function input(): FindInput {
  const document = createFlowDocument(customerSupportMenu());
  const lonely = { kind: "queue", label: "Lonely", position: { x: 0, y: 900 }, queueId: "queue_lonely" } as const;
  document.dispatch({ type: "addNode", nodeId: "node_lonely", node: lonely });
  const { flow } = document.store.getState();
  const byNode = new Map<string, CheckedProblem[]>();
  for (const problem of portable ? validateFlow(flow, portable) : []) {
    const nodeId = problemNode(problem, flow);
    if (nodeId === null) continue;
    byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), { problem, words: "", fixWords: null }]);
  }
  return { flow, byNode };
}

const found = (query: string): string[] => findInFlow(query, input()).map(({ nodeId }) => nodeId);

describe("findInFlow", () => {
  it("finds nothing for nothing", () => {
    expect(found("")).toEqual([]);
    expect(found("  ")).toEqual([]);
    expect(found("is:")).toEqual([]);
    expect(found("uses:")).toEqual([]);
    expect(found("zebra")).toEqual([]);
  });

  it("finds a label first, then what says or names the word", () => {
    expect(found("sales")[0]).toBe("node_sales");
    expect(found("sales")).toContain("node_main_menu");
  });

  it("finds what callers hear and shows the place", () => {
    const [menu] = findInFlow("press", input());
    expect(menu?.nodeId).toBe("node_main_menu");
    expect(menu?.excerpt.toLowerCase()).toContain("press");
  });

  it("finds blocks by what is wrong with them", () => {
    expect(found("is:unreachable")).toEqual(["node_lonely"]);
    expect(found("is:problem")).toContain("node_lonely");
    expect(found("is:problem lonely")).toEqual(["node_lonely"]);
  });

  it("finds blocks by what they lead to, and needs every word", () => {
    expect(found("uses:queue_lonely")).toEqual(["node_lonely"]);
    expect(found("uses:queue_lonely sales")).toEqual([]);
    expect(found("uses:lonely")).toEqual([]);
  });
});
