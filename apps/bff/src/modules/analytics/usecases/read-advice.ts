import type { Advice, HeatNode } from "@tonegraph/api-contract";
import { FALLBACK_THRESHOLD, fallbackAdvice } from "@tonegraph/call-analytics";
import { ok, type Result } from "@tonegraph/flow-model";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { FiguresDependencies } from "./prepare-reading.ts";
import { readHeatmap } from "./read-heatmap.ts";

/** What the last week's figures of the live version advise, node by node. Nothing is applied by itself. */
export async function readAdvice(
  { workspaceId, place }: { readonly workspaceId: string; readonly place: FlowOnTenant },
  dependencies: FiguresDependencies,
): Promise<Result<Advice, ApiFault>> {
  const heatmap = await readHeatmap({ workspaceId, place, refresh: false }, dependencies);
  if (!heatmap.ok) return heatmap;
  const { version } = heatmap.value;
  const found = await dependencies.flows.version(workspaceId, place.flowId, version);
  const items = Object.entries(heatmap.value.nodes).flatMap(([nodeId, node]) => {
    const label = found?.flow.nodes[nodeId]?.kind === "menu" ? (found.flow.nodes[nodeId]?.label ?? nodeId) : null;
    return label === null ? [] : fallbackItem({ nodeId, label, node });
  });
  return ok({ items });
}

interface MenuFigures {
  readonly nodeId: string;
  readonly label: string;
  readonly node: HeatNode;
}

/** Document 000's fixed threshold: a notice, whatever the number of calls; how sure it is stands beside it. */
function fallbackItem({ nodeId, label, node }: MenuFigures): Advice["items"] {
  if (node.rate === null) return [];
  const value = fallbackAdvice(node.rate);
  const share = `${Math.round(node.rate * 100)} %`;
  const title =
    value === "agent_priority_queue"
      ? `${share} of the callers at ${label} hang up, more than ${FALLBACK_THRESHOLD * 100} %: lead them to an agent's priority queue.`
      : `${share} of the callers at ${label} hang up, not more than ${FALLBACK_THRESHOLD * 100} %: the menu can stay as it is.`;
  const confidence = node.enough
    ? `between ${Math.round(node.low * 100)} and ${Math.round(node.high * 100)} % (95 %)`
    : "too few calls to be sure";
  return [{ kind: "fallback", nodeId, title, value, calls: node.entered, confidence, commands: [] }];
}
