import type { Problem } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createEditorView, type CanvasRequest } from "./editor-view.ts";
import { createFlowDocument } from "./flow-document.ts";
import { hideWay, showWay, wayOf } from "./problem-way.ts";

const problem = (path: unknown): Problem => ({
  code: "goal-not-met",
  severity: "error",
  at: {},
  related: [],
  params: path === undefined ? {} : { path: JSON.parse(JSON.stringify(path)) },
});

describe("wayOf", () => {
  it.each([
    ["blocks", ["node_start", "node_main_menu"], ["node_start", "node_main_menu"]],
    ["flows, which are no blocks here", ["flow_a", "flow_b"], []],
    ["nothing", undefined, []],
    ["no list", "node_start", []],
  ])("of %s", (...[, path, way]) => {
    expect(wayOf(problem(path), customerSupportMenu())).toEqual(way);
  });
});

describe("showWay", () => {
  it("lights blocks and what connects them, and asks to see them, until it is put out", () => {
    const flow = customerSupportMenu();
    const editor = { document: createFlowDocument(flow), view: createEditorView() };
    const requests: CanvasRequest[] = [];
    editor.view.onRequest((request) => requests.push(request));
    showWay(editor, ["node_start", "node_main_menu", "node_sales"]);
    const { callMarks } = editor.view.store.getState();
    expect([...callMarks.nodes]).toEqual([
      ["node_start", "passed"],
      ["node_main_menu", "passed"],
      ["node_sales", "here"],
    ]);
    const lit = [...callMarks.connections.keys()].map((id) => flow.connections[id]);
    expect(lit.map((one) => `${one?.source} ${one?.target}`)).toEqual(
      expect.arrayContaining(["node_start node_main_menu", "node_main_menu node_sales"]),
    );
    expect(lit.every((one) => one?.target !== "node_tech")).toBe(true);
    expect(requests).toEqual([{ type: "reveal", nodeIds: ["node_start", "node_main_menu", "node_sales"] }]);
    hideWay(editor);
    expect(editor.view.store.getState().callMarks.nodes.size).toBe(0);
  });
});
