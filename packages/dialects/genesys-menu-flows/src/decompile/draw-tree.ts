import type { Connection, FlowNode, NodeId, Position, Prompt } from "@tonegraph/flow-model";
import {
  createReport,
  idTwice,
  repeated,
  unknownValue,
  type CompileReport,
  type ReportItem,
} from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import { drawMenu } from "./draw-menu.ts";
import { createDrawnPrompts } from "./draw-prompts.ts";
import { createDrawnTargets, targetNode, type DrawnTarget } from "./draw-targets.ts";
import { labelOf, type Ids } from "./ids.ts";
import { createPlaces } from "./places.ts";
import type { ReadFlow, ReadStep } from "./read-wire-flow.ts";

/** The menus of a flow as a drawing, with the places that they lead to. */
export interface DrawnTree {
  readonly nodes: Readonly<Record<NodeId, FlowNode>>;
  readonly connections: Readonly<Record<string, Connection>>;
  readonly prompts: Readonly<Record<string, Prompt>>;
  readonly languages: readonly string[];
  readonly firstId: NodeId | null;
  readonly report: readonly ReportItem[];
}

/** Draws the menus from left to right, each in the column behind the one that leads to it. */
export function drawTree(read: ReadFlow, ids: Ids): DrawnTree {
  const report = createReport();
  const steps = stepsOf(read.root);
  const nodeIds = new Map(steps.map((step) => [step, ids.claim("node", step.id, "menu")]));
  const prompts = createDrawnPrompts(read.phrases, ids);
  const targets = createDrawnTargets(read.targets, ids);
  const places = createPlaces();
  const nodes: Record<NodeId, FlowNode> = {};
  const connections: Record<string, Connection> = {};
  const reached = new Set<ReadStep>(read.root === null ? [] : [read.root]);
  // A set grows while it is walked, so this draws everything that is found on the way.
  for (const step of reached) {
    const source = nodeIds.get(step) ?? "";
    const position = places.of(source, 1);
    if (step.kind === "foreign") {
      nodes[source] = foreignNode(step, position);
      continue;
    }
    const { node, exits } = drawMenu(step, source, { steps, prompts, targets, report });
    nodes[source] = { ...node, position };
    for (const { port, to } of exits) {
      const target = "nodeId" in to ? to.nodeId : (nodeIds.get(to) ?? "");
      if (!("nodeId" in to)) reached.add(to);
      places.behind(source, target);
      connections[ids.claim("conn", `${portName(port)}_of_${source.slice(5)}`, "exit")] = { source, port, target };
    }
  }
  for (const target of targets.all()) nodes[target.nodeId] = targetNode(target, places.of(target.nodeId, 2));
  reportUnreached(
    steps.filter((step) => !reached.has(step)),
    report,
  );
  reportGuesses(targets.all(), report);
  const firstId = read.root === null ? null : (nodeIds.get(read.root) ?? null);
  const { languages } = prompts;
  return {
    nodes,
    connections,
    prompts: prompts.prompts(),
    languages,
    firstId,
    report: [...report.items, ...oddSteps(steps)],
  };
}

/** Steps of a type that nobody knows, and those whose id another one has. */
function oddSteps(steps: readonly ReadStep[]): ReportItem[] {
  const vendor = "Genesys Cloud";
  const unknown = steps.flatMap((step) =>
    step.kind === "menu" ? [] : [unknownValue({ vendor, pointer: `${step.at}/type`, value: step.step["type"] })],
  );
  const twice = repeated(steps.map(({ id }) => id)).flatMap((index) => {
    const { id, at } = steps[index] ?? { id: "", at: "" };
    return [idTwice({ vendor, pointer: `${at}/id`, id })];
  });
  return [...unknown, ...twice];
}

function reportUnreached(steps: readonly ReadStep[], report: CompileReport): void {
  for (const { id } of steps) {
    const words = `No key leads to the menu “${id}” at Genesys Cloud. It is not drawn, and sent back as it is.`;
    report.add("dropped", "node-not-reached", { words, params: { id } });
  }
}

/** Every step, a menu before what stands in it. */
function stepsOf(root: ReadStep | null): readonly ReadStep[] {
  if (root === null) return [];
  return [root, ...(root.kind === "menu" ? root.children.flatMap(stepsOf) : [])];
}

function foreignNode(step: ReadStep & { kind: "foreign" }, position: Position): FlowNode {
  const type = typeof step.step["type"] === "string" ? step.step["type"] : "";
  return {
    kind: "vendorBlock",
    label: labelOf(step.id, "Step of Genesys Cloud"),
    position,
    dialect: DIALECT_ID,
    type,
    config: step.step,
    ports: [],
    terminal: true,
  };
}

function reportGuesses(targets: readonly DrawnTarget[], report: CompileReport): void {
  for (const { id, nodeId, guessed } of targets) {
    if (!guessed) continue;
    const words = `Genesys Cloud's flow leads to “${id}” without saying what that is; it is drawn as a queue.`;
    report.add("approximated", "target-guessed", { nodeId, words, params: { id } });
  }
}

const PORT_NAMES: Readonly<Record<string, string>> = { "*": "star", "#": "hash" };

/** A port as a part of a connection's id. */
function portName(port: string): string {
  if (!port.startsWith("key:")) return port;
  const characters = Array.from(
    port.slice(4),
    (character) =>
      PORT_NAMES[character] ?? (/[A-Za-z0-9]/.test(character) ? character : `u${character.codePointAt(0)}`),
  );
  return `key_${characters.join("_")}`;
}
