import { type Flow, type FlowGraph, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import { aKind, nameOf, type CompileReport } from "@tonegraph/vendor-kit";
import { kindByForm } from "../target-kind.ts";
import { MAX_DEPTH, type TargetKind, type WireMenu, type WireTarget } from "../wire.ts";
import type { Beginning } from "./find-menu.ts";
import { menuPrompt } from "./menu-prompt.ts";
import type { PhraseBook } from "./phrase-book.ts";
import { reportMenu } from "./report-menu.ts";
import { vendorIdOf } from "./vendor-id.ts";

/** What compiling the menus of a flow reads and writes. */
export interface TreeContext {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly beginning: Beginning;
  readonly report: CompileReport;
  readonly phrases: PhraseBook;
}

/** The menus, each inside the one that leads to it, and what the ids are of that do not say it themselves. */
export interface MenuTree {
  readonly root: WireMenu | null;
  readonly targets: readonly WireTarget[];
}

/** Compiles the menus from the first one on. Every menu has one place; a second exit to it is reported. */
export function menuTree(context: TreeContext): MenuTree {
  const targets = new Map<string, TargetKind>();
  const placed = new Set<NodeId>([context.beginning.menuId]);
  const root = compileMenu({ ...context, targets, placed }, context.beginning.menuId, 1);
  return { root, targets: [...targets].map(([id, kind]) => ({ id, kind })) };
}

interface Growing extends TreeContext {
  readonly targets: Map<string, TargetKind>;
  readonly placed: Set<NodeId>;
}

function compileMenu(tree: Growing, menuId: NodeId, depth: number): WireMenu | null {
  const { flow, graph, report, beginning } = tree;
  const menu = flow.nodes[menuId];
  if (menu?.kind !== "menu") return null;
  reportMenu(flow, graph, { menuId, menu, report });
  const messageId = menuId === beginning.menuId ? beginning.messageId : null;
  const promptId = menuPrompt({ ...tree, menuId, messageId });
  const children: NodeId[] = [];
  const at = { tree, menuId, depth, children };
  const dtmfHandlers = keysOnce(menu, menuId, tree).map((key) => ({
    key,
    targetFlowId: exitTo(`key:${key}`, `key ${key}`, at),
    promptId: null,
  }));
  const timeoutTarget = exitTo("noInput", "no input", at);
  return {
    id: vendorIdOf(menuId),
    type: "dtmf",
    promptId,
    timeoutSeconds: Math.round(menu.noInput.timeoutMs / 1000),
    timeoutTarget,
    dtmfHandlers,
    nextSteps: children.flatMap((childId) => compileMenu(tree, childId, depth + 1) ?? []),
  };
}

function keysOnce(menu: NodeOfKind<"menu">, menuId: NodeId, { flow, report }: Growing): string[] {
  const keys = menu.options.map(({ key }) => key);
  const twice = new Set(keys.filter((key, place) => keys.indexOf(key) !== place));
  for (const key of twice) {
    const words = `Key ${key} stands twice in ${nameOf(flow, menuId)}; Genesys Cloud would know one of them only. Remove one.`;
    report.add("unsupported", "key-twice", { nodeId: menuId, words, params: { key } });
  }
  return [...new Set(keys)];
}

interface Exit {
  readonly tree: Growing;
  readonly menuId: NodeId;
  readonly depth: number;
  /** The menus that stand in this one; grows. */
  readonly children: NodeId[];
}

/** The id that an exit leads to; empty where it leads nowhere that the vendor knows, which is reported. */
function exitTo(port: string, exit: string, at: Exit): string {
  const { flow, graph, report } = at.tree;
  const targetId = graph.edgeOn(at.menuId, port)?.target;
  const target = targetId === undefined ? undefined : flow.nodes[targetId];
  const from = nameOf(flow, at.menuId);
  if (targetId === undefined || target === undefined) {
    const words = `${exit === "no input" ? "“No input”" : `Key ${exit.slice(4)}`} of ${from} leads nowhere. Connect it to a queue, an agent, a flow or a menu.`;
    report.add("unsupported", "exit-without-target", { nodeId: at.menuId, words, params: { port } });
    return "";
  }
  switch (target.kind) {
    case "menu":
      return placeMenu(targetId, at);
    case "queue":
      return destinationOf(target.queueId, "queue", { targetId, at });
    case "agent":
      return destinationOf(target.agentId, "agent", { targetId, at });
    case "subflow":
      return destinationOf(target.flowId, "subflow", { targetId, at });
    default: {
      const words = `At Genesys Cloud a key and silence lead to a queue, an agent, a flow or a menu; ${exit} of ${from} leads to ${nameOf(flow, targetId)}, ${aKind(target.kind)}.`;
      const params = { port, kind: target.kind };
      report.add("unsupported", "destination-not-supported", { nodeId: at.menuId, words, params });
      return "";
    }
  }
}

function destinationOf(id: string, kind: TargetKind, { targetId, at }: { targetId: NodeId; at: Exit }): string {
  const { flow, targets, report } = at.tree;
  if (id.trim() === "") {
    const words = `Genesys Cloud must know whom ${nameOf(flow, targetId)} hands callers to. Fill it in.`;
    report.add("unsupported", "destination-missing", { nodeId: targetId, words });
  }
  return noteTarget(targets, id, kind);
}

function noteTarget(targets: Map<string, TargetKind>, id: string, kind: TargetKind): string {
  if (kindByForm(id) !== kind && !targets.has(id)) targets.set(id, kind);
  return id;
}

function placeMenu(childId: NodeId, { tree, depth, children }: Exit): string {
  const { flow, report, placed } = tree;
  if (placed.has(childId)) {
    const words = `At Genesys Cloud a menu stands inside the one menu that leads to it; more than one exit leads to ${nameOf(flow, childId)}. Draw it once for each of them, or put it into a flow of its own.`;
    report.add("unsupported", "menu-shared", { nodeId: childId, words });
    return vendorIdOf(childId);
  }
  placed.add(childId);
  if (depth < MAX_DEPTH) children.push(childId);
  else {
    const words = `Genesys Cloud takes ${MAX_DEPTH} menus inside one another; ${nameOf(flow, childId)} would be one more. Put it into a flow of its own.`;
    report.add("unsupported", "menu-too-deep", { nodeId: childId, words });
  }
  return vendorIdOf(childId);
}
