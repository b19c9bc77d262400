import type { ConnectionId, Flow, NodeId, Problem } from "@tonegraph/flow-model";
import { NO_CALL_MARKS, type CallMark } from "./call-marks.ts";
import type { Editor } from "./editor.ts";

/** The way through the flow that a problem tells of, such as a goal's counter-example or a way round; empty where it has none. */
export function wayOf({ params }: Problem, flow: Flow): readonly NodeId[] {
  const path = params["path"];
  if (!Array.isArray(path)) return [];
  return path.filter((step): step is NodeId => typeof step === "string" && Object.hasOwn(flow.nodes, step));
}

type Shown = Pick<Editor, "document" | "view">;

/** Lights a way on the canvas and brings it into sight. */
export function showWay(editor: Shown, way: readonly NodeId[]): void {
  const { flow } = editor.document.store.getState();
  const last = way.at(-1);
  const nodes = new Map(way.map((nodeId): [NodeId, CallMark] => [nodeId, nodeId === last ? "here" : "passed"]));
  editor.view.markCall({ nodes, connections: new Map(connectionsAlong(flow, way).map((id) => [id, "passed"])) });
  editor.view.ask({ type: "reveal", nodeIds: [...nodes.keys()] });
}

/** Puts the light out. */
export function hideWay(editor: Pick<Editor, "view">): void {
  editor.view.markCall(NO_CALL_MARKS);
}

/** Every connection from one step to the next: which of several exits callers take is not part of a way. */
function connectionsAlong(flow: Flow, way: readonly NodeId[]): readonly ConnectionId[] {
  const steps = new Set(way.slice(1).map((nodeId, place) => `${way[place] ?? ""} ${nodeId}`));
  return Object.entries(flow.connections).flatMap(([id, { source, target }]) =>
    steps.has(`${source} ${target}`) ? [id] : [],
  );
}
