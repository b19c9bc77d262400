import {
  kindName,
  nodeName,
  type Flow,
  type FlowNode,
  type Json,
  type NodeId,
  type NodeKind,
} from "@tonegraph/flow-model";
import type { Effect } from "../effect.ts";

/** What the words of a line may ask about the flow and about the effect's own data. */
export interface LineContext {
  readonly flow: Flow;
  readonly node: FlowNode | undefined;
  /** What people call the block of the effect, or another one. */
  name(nodeId?: NodeId): string;
  /** What people call a kind of node; a kind that there is not stays as it is. */
  kind(name: string): string;
  prompt(promptId: string): string;
  /** A remark's parameter as text; "" where there is none. */
  text(param: string): string;
  number(param: string): number;
}

/** Looks up what a line needs. Names and ids of blocks in a sub-flow are looked up in the flow that is given. */
export function lineContext(effect: Effect, flow: Flow): LineContext {
  const nodeId = effect.kind === "end" ? effect.end.nodeId : effect.nodeId;
  const params = effect.kind === "remark" ? effect.params : {};
  const param = (name: string): Json => (Object.hasOwn(params, name) ? (params[name] ?? null) : null);
  return {
    flow,
    node: Object.hasOwn(flow.nodes, nodeId) ? flow.nodes[nodeId] : undefined,
    name: (id = nodeId) => nodeName(flow, id),
    kind: (name) => (isKind(flow, name) ? kindName(name) : name),
    prompt: (promptId) => {
      const label = Object.hasOwn(flow.prompts, promptId) ? (flow.prompts[promptId]?.label ?? "") : "";
      return label === "" ? promptId : label;
    },
    text: (name) => textOf(param(name)),
    number: (name) => Number(param(name)),
  };
}

const KINDS: ReadonlySet<string> = new Set(["queue", "agent", "externalNumber", "hangup", "voicemail"]);

function isKind(flow: Flow, name: string): name is NodeKind {
  return KINDS.has(name) || Object.values(flow.nodes).some((node) => node.kind === name);
}

function textOf(value: Json): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
