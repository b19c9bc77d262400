import type { Heatmap } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { Background, BackgroundVariant, Controls, MiniMap, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo } from "react";
import { words } from "../../lib/messages/words.ts";
import { heatCards, heatWires, type HeatCardNode } from "./heat-cards.ts";
import type { Metric } from "./heat-metric.ts";
import { HeatCard } from "./HeatCard.tsx";
import classes from "./heatmap.module.css";

const nodeTypes = { heat: HeatCard };

interface HeatDrawingProps {
  readonly flow: Flow;
  readonly heatmap: Heatmap;
  readonly metric: Metric;
  readonly selected: string | undefined;
  readonly onSelect: (nodeId: string | undefined) => void;
}

/** The version's drawing, read-only, at the places people gave its blocks. The table below says the same without it. */
export function HeatDrawing({ flow, heatmap, metric, selected, onSelect }: HeatDrawingProps) {
  const nodes = useMemo(() => heatCards(flow, heatmap, { metric, selected }), [flow, heatmap, metric, selected]);
  const edges = useMemo(() => heatWires(flow, heatmap), [flow, heatmap]);
  return (
    <div
      className={classes["drawing"]}
      role="group"
      aria-label={words.heatmap.drawing(flow.name)}
      data-testid="heat-drawing"
    >
      <ReactFlowProvider>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          onlyRenderVisibleElements
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          deleteKeyCode={null}
          panOnScroll
          zoomOnScroll={false}
          minZoom={0.05}
          maxZoom={2}
          fitView
          fitViewOptions={FIT}
          onNodeClick={(_event, node) => onSelect(node.id)}
          onPaneClick={() => onSelect(undefined)}
          proOptions={HIDE_ATTRIBUTION}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} color="var(--dot)" />
          <Controls showInteractive={false} />
          {nodes.length >= MAP_FROM && (
            <MiniMap pannable ariaLabel={null} nodeColor={mapColour} maskColor="transparent" />
          )}
        </ReactFlow>
      </ReactFlowProvider>
    </div>
  );
}

/** The map is too small for numbers: where there is nothing to colour by, a block is grey. */
function mapColour({ data: { heat } }: HeatCardNode): string {
  if (heat.direction === "better") return "var(--ok)";
  return heat.step === null ? "var(--line-3)" : `var(--heat-${heat.step})`;
}

/** A map of fewer blocks would only cover them. */
const MAP_FROM = 40;
const FIT = { maxZoom: 1, padding: 0.12 };
const HIDE_ATTRIBUTION = { hideAttribution: true };
