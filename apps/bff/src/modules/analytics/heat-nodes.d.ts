import type { Heatmap } from "@tonegraph/api-contract";
import { type FlowFigures } from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import type { AggregateFigures } from "./ports.ts";
/** What a source knows of a version's nodes. */
export type NodesOf = Pick<Heatmap, "nodes" | "connections" | "total">;
/** From single calls: everything; of the node `wordsOf` also when in its prompt callers leave. */
export declare function heatFromCalls(flow: Flow, figures: FlowFigures, wordsOf?: string): NodesOf;
/** From a vendor's sums: entered is abandoned + answered where both are known. Nothing is known of connections. */
export declare function heatFromAggregates(flow: Flow, figures: AggregateFigures): NodesOf;
/** The same nodes, each with how much its rate changed since another version. */
export declare function compareNodes(nodes: Heatmap["nodes"], former: Heatmap["nodes"]): Heatmap["nodes"];
