import { err, ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { FiguresRow, VendorError } from "@tonegraph/vendor-kit";
import type { Kysely } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import { alignNodes } from "../../modules/analytics/align-nodes.ts";
import type { FiguresSource, FindFiguresSource, Span } from "../../modules/analytics/ports.ts";
import type { CallsSeen, Freshness, GuardFigures, GuardFlows } from "../../modules/guard/ports.ts";
import type { Database } from "../database/schema.ts";
import { countCalls } from "./call-counts.ts";

/** A figure counted from single calls is as fine as their clocks. */
const CALL_GRAIN_MS = 1000;
/** Sums are asked for by the span of a look. */
const SUM_GRAIN_MS = 300_000;

/** A flow on a tenant with what can be asked of it. */
export interface CollectPlace {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  readonly source: FiguresSource;
}

interface FiguresParts {
  readonly db: Kysely<Database>;
  readonly flows: GuardFlows;
  readonly findSource: FindFiguresSource;
  /** Reads new calls into the store. */
  readonly collect: (place: CollectPlace) => Promise<Result<null, VendorError>>;
  readonly collected: (workspaceId: string, place: FlowOnTenant) => Promise<Span | null>;
  readonly now: () => Date;
}

/** Figures for the guard: from stored calls where the tenant has them, else the vendor's own sums of exactly the span. */
export function createGuardFigures(parts: FiguresParts): GuardFigures {
  const { db, flows, findSource, now } = parts;
  return {
    async refresh(workspaceId, { flowId, tenantId }) {
      const source = await findSource(workspaceId, tenantId);
      if (source === null || source.kind === null) return { source: null, until: null, fault: null };
      if (source.kind === "aggregates") {
        return { source: { kind: "aggregates", grainMs: SUM_GRAIN_MS }, until: now(), fault: null };
      }
      return freshCalls({ workspaceId, place: { flowId, tenantId }, source }, parts);
    },
    async count(workspaceId, target, span) {
      const found = await flows.version(workspaceId, target.flowId, target.version);
      if (found === null) return err(`Version ${target.version} is gone.`);
      const source = await findSource(workspaceId, target.tenantId);
      if (source === null) return err("The tenant was removed.");
      if (source.kind === "calls") return ok(await countCalls(db, { workspaceId, target, flow: found.flow }, span));
      const read = await source.figures({ externalId: target.externalId, ...span });
      if (!read.ok) return err(read.error.message);
      return ok(sumRows(read.value, { flow: found.flow, drawn: await source.drawn(found.flow) }));
    },
  };
}

async function freshCalls(collecting: CollectPlace, { collect, collected: known }: FiguresParts): Promise<Freshness> {
  const collected = await collect(collecting);
  const until = (await known(collecting.workspaceId, collecting.place))?.to ?? null;
  const fault = collected.ok ? null : collected.error.message;
  return { source: { kind: "calls", grainMs: CALL_GRAIN_MS }, until, fault };
}

/** A vendor's sums by the version's own blocks. Every call comes by the busiest one, and nothing tells a better count of calls. */
function sumRows(
  rows: readonly FiguresRow[],
  { flow, drawn }: { readonly flow: Flow; readonly drawn: Flow | null },
): CallsSeen {
  const ours = drawn === null ? new Map<string, string>() : alignNodes(drawn, flow);
  const nodes: Record<string, { readonly trials: number; readonly successes: number }> = {};
  for (const { nodeId, abandoned = 0, answered } of rows) {
    const id = nodeId === null ? undefined : ours.get(nodeId);
    if (id === undefined || answered === undefined) continue;
    const former = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
    nodes[id] = {
      trials: (former?.trials ?? 0) + abandoned + answered,
      successes: (former?.successes ?? 0) + abandoned,
    };
  }
  const trials = Math.max(0, ...Object.values(nodes).map((node) => node.trials));
  const lost = Object.values(nodes).reduce((sum, node) => sum + node.successes, 0);
  return { all: { trials, successes: Math.min(trials, lost) }, brief: null, nodes };
}
