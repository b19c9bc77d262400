import { parseFlow, type Flow, type FlowNode } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Profile } from "@tonegraph/flow-validation";

/** A key that the menu does not use otherwise. */
export type MenuKey = (typeof MENU_KEYS)[number];
/** Every such key. */
export const MENU_KEYS = ["2", "3", "4", "5", "6", "7", "8"] as const;

/** A menu that every dialect carries, with `key` for technical support: another key is another content in each of them. */
export function menuWithKey(key: MenuKey, profile: Profile): Flow {
  const text = JSON.stringify(customerSupportMenu())
    .replaceAll('"key":"2"', `"key":"${key}"`)
    .replaceAll("key:2", `key:${key}`)
    .replaceAll("2 for technical", `${key} for technical`);
  const parsed = parseFlow(JSON.parse(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return fitted({ ...parsed.value, profile: profile.id }, profile);
}

/** Where agents cannot be reached, silence leads to a queue; queues are those that the dialect's sandbox has. */
function fitted(flow: Flow, { nodes: support }: Profile): Flow {
  if (support.agent !== "unsupported") return flow;
  const nodes = Object.entries(flow.nodes).map(([id, node]): [string, FlowNode] => {
    if (node.kind === "queue") return [id, { ...node, queueId: OTHER_QUEUES[node.queueId] ?? node.queueId }];
    if (node.kind !== "agent") return [id, node];
    const { label, position } = node;
    return [id, { kind: "queue", label, position, queueId: "queue_general" }];
  });
  return { ...flow, nodes: Object.fromEntries(nodes), fallback: { kind: "hangup" } };
}

const OTHER_QUEUES: Readonly<Record<string, string>> = { queue_sales_001: "sales", queue_tech_001: "support" };
