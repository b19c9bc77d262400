import { parseFlow, type Flow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Profile } from "@tonegraph/flow-validation";

/** A menu that every dialect carries, with `key` for technical support: another key is another content in each of them. */
export function menuWithKey(key: "2" | "3" | "4", profile: Profile): Flow {
  const text = JSON.stringify(customerSupportMenu())
    .replaceAll('"key":"2"', `"key":"${key}"`)
    .replaceAll("key:2", `key:${key}`)
    .replaceAll("2 for technical", `${key} for technical`);
  const parsed = parseFlow(JSON.parse(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return fitted({ ...parsed.value, profile: profile.id }, profile);
}

/** Where agents cannot be reached, silence leads to a queue; where greetings are recordings, the prompts are. */
function fitted(flow: Flow, profile: Profile): Flow {
  const nodes = Object.entries(flow.nodes).map(([id, node]) => {
    if (node.kind !== "agent" || profile.nodes.agent !== "unsupported") return [id, node] as const;
    const { label, position } = node;
    return [id, { kind: "queue", label, position, queueId: "queue_general" } as const] as const;
  });
  return { ...flow, nodes: Object.fromEntries(nodes) };
}
