import type { Flow, FlowEdge, NodeId } from "@tonegraph/flow-model";
import { exitOn, NOWHERE, type CallGraph } from "./graph/call-graph.ts";
import { actsOf } from "./graph/data-exits.ts";
import type { CycleCode, CycleVerdict } from "./graph/judge-cycles.ts";
import { mayLeadTo } from "./may-lead-to.ts";
import type { Profile } from "./profile.ts";
import type { Finding, RuleContext } from "./rule.ts";
import type { WireFix } from "./wire-fix.ts";

/**
 * The findings of one class of ways round. `params.path` names the nodes of the shortest way round, the first one again at
 * its end; `params.connections` its connections; `params.acts` what callers do on it; `params.size` how many nodes its
 * part of the flow has; `params.wayOut` what may still lead a call out; `params.counters` the counters that do not end it,
 * each with the reason.
 */
export function cycleFindings({ flow, index, profile }: RuleContext, code: CycleCode): Finding[] {
  return index
    .cycles()
    .filter((verdict) => verdict.code === code)
    .map((verdict) => cycleFinding({ flow, graph: index.graph(), profile }, verdict));
}

interface Drawing {
  readonly flow: Flow;
  readonly graph: CallGraph;
  readonly profile: Profile;
}

function cycleFinding(drawing: Drawing, verdict: CycleVerdict): Finding {
  const { flow } = drawing;
  const { path, severity, nodeIds, counters, polls } = verdict;
  const sources = path.map((edge) => edge.source);
  const [first = "", ...others] = sources;
  const closing = path.at(-1);
  const mend = mendLonelyRetry(drawing, verdict);
  return {
    severity,
    at: { nodeId: first, pointer: `/nodes/${first}`, ...(closing ? { connectionId: closing.id } : {}) },
    params: {
      path: [...sources, first],
      connections: path.map((edge) => edge.id),
      acts: [...actsOf(flow, path)],
      size: nodeIds.length,
      polls,
      wayOut: wayOut(verdict),
      counters: counters.map(({ variable, nodeId, reason }) => ({ variable, nodeId, reason })),
      ...mend?.params,
    },
    related: others,
    ...(mend ? { fix: mend.fix } : {}),
  };
}

/** What may still lead a call out: nothing, somebody who takes the call, data, or the caller's own key. */
function wayOut({ code, severity, serves }: CycleVerdict): "none" | "person" | "data" | "key" {
  if (code === "caller-cycle") return "key";
  if (severity === "error") return "none";
  return serves ? "person" : "data";
}

const SIBLING: Readonly<Record<string, string>> = { noInput: "noMatch", noMatch: "noInput" };

/**
 * Mechanical only where one node leads back to itself by silence (or a wrong key) and its other fallback exit leads
 * elsewhere, where the profile lets it lead: then both can lead there.
 */
function mendLonelyRetry(drawing: Drawing, { code, nodeIds, path }: CycleVerdict): WireFix | null {
  const { flow, graph, profile } = drawing;
  const [loop] = path;
  if (code !== "unbounded-retry" || nodeIds.length !== 1 || !loop) return null;
  const target = siblingTarget(graph, loop);
  const drawn = target === undefined ? undefined : flow.nodes[target];
  if (target === undefined || !drawn || target === loop.source || drawn.kind === "start") return null;
  if (flow.nodes[loop.source]?.kind === "menu" && !mayLeadTo(profile, loop.port, drawn.kind)) return null;
  return {
    fix: { type: "reconnect", connectionId: loop.id, target },
    params: { fixTarget: target, fixTargetKind: drawn.kind, fixTargetLabel: drawn.label.trim(), fixPort: loop.port },
  };
}

function siblingTarget(graph: CallGraph, loop: FlowEdge): NodeId | undefined {
  const sibling = SIBLING[loop.port];
  const exit = sibling === undefined ? NOWHERE : exitOn(graph, graph.numberOf(loop.source), sibling);
  return exit === NOWHERE ? undefined : graph.nodeIds[graph.exitTarget[exit] ?? NOWHERE];
}
