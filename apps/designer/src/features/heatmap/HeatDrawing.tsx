import type { Heatmap } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import {
  Background,
  BackgroundVariant,
  Controls,
  getNodesBounds,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, type MouseEvent as ReactMouseEvent } from "react";
import { words } from "../../lib/messages/words.ts";
import { heatCards, heatToken, heatWires, withSelected, type HeatCardNode, type HeatWireEdge } from "./heat-cards.ts";
import { HeatCard } from "./HeatCard.tsx";
import { HeatFarLayer } from "./HeatFarLayer.tsx";
import type { Metric } from "./heat-metric.ts";
import { HeatWire } from "./HeatWire.tsx";
import classes from "./heatmap.module.css";

const nodeTypes = { heat: HeatCard };
const edgeTypes = { heat: HeatWire };

interface HeatDrawingProps {
  readonly flow: Flow;
  readonly heatmap: Heatmap;
  readonly metric: Metric;
  readonly selected: string | undefined;
  readonly onSelect: (nodeId: string | undefined) => void;
}

/** The version's drawing, read-only, at the places people gave its blocks. The table below says the same without it. */
export function HeatDrawing(props: HeatDrawingProps) {
  return (
    <div
      className={classes["drawing"]}
      role="group"
      aria-label={words.heatmap.drawing(props.flow.name)}
      data-testid="heat-drawing"
    >
      <ReactFlowProvider>
        <HeatSurface {...props} />
      </ReactFlowProvider>
    </div>
  );
}

function HeatSurface({ flow, heatmap, metric, selected, onSelect }: HeatDrawingProps) {
  const cards = useMemo(() => heatCards(flow, heatmap, metric), [flow, heatmap, metric]);
  const nodes = useMemo(() => withSelected(cards, selected), [cards, selected]);
  const edges = useMemo(() => heatWires(flow, heatmap), [flow, heatmap]);
  const view = useReactFlow();
  const zoom = useStore((state) => zoomBand(state.transform[2]));
  const isFar = zoom === "far" && nodes.length >= FAR_COUNT;
  const chooseAt = (event: ReactMouseEvent): void => {
    const at = view.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    onSelect(isFar ? nodes.find((node) => isInside(node, at))?.id : undefined);
  };
  return (
    <ReactFlow
      nodes={isFar ? NO_NODES : nodes}
      edges={isFar ? NO_EDGES : edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onlyRenderVisibleElements
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      panOnScroll
      zoomOnScroll={false}
      minZoom={MIN_ZOOM}
      maxZoom={2}
      fitView
      fitViewOptions={FIT}
      onNodeClick={(_event, node) => onSelect(node.id)}
      onPaneClick={chooseAt}
      proOptions={HIDE_ATTRIBUTION}
    >
      {isFar && <HeatFarLayer cards={nodes} wires={edges} />}
      {/* Dots closer than a few pixels cannot be seen and are slow to paint. */}
      {zoom === "near" && <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} color="var(--dot)" />}
      <Controls showInteractive={false} onFitView={() => fitAll(view, nodes)} />
      {!isFar && nodes.length >= MAP_FROM && (
        <MiniMap pannable ariaLabel={null} nodeColor={mapColour} maskColor="transparent" />
      )}
    </ReactFlow>
  );
}

/** React Flow fits to the nodes that it has, and from afar it has none. */
function fitAll({ fitBounds }: ReturnType<typeof useReactFlow>, nodes: readonly HeatCardNode[]): void {
  void fitBounds(getNodesBounds([...nodes]), { padding: FIT.padding });
}

function isInside({ position, width = 0, height = 0 }: HeatCardNode, at: { x: number; y: number }): boolean {
  return at.x >= position.x && at.x <= position.x + width && at.y >= position.y && at.y <= position.y + height;
}

function zoomBand(zoom: number): "far" | "middle" | "near" {
  if (zoom < FAR_ZOOM) return "far";
  return zoom < DOTTED_ZOOM ? "middle" : "near";
}

/** The map is too small for numbers: where there is nothing to colour by, a block is grey. */
function mapColour(card: HeatCardNode): string {
  return `var(${heatToken(card)})`;
}

/** A map of fewer blocks would only cover them. */
const MAP_FROM = 40;
const MIN_ZOOM = 0.03;
/** Below this zoom a large flow is one drawn picture; the canvas of the editor keeps the same bounds. */
const FAR_ZOOM = 0.25;
const FAR_COUNT = 150;
const DOTTED_ZOOM = 0.35;
const FIT = { maxZoom: 1, padding: 0.12 };
const HIDE_ATTRIBUTION = { hideAttribution: true };
const NO_NODES: HeatCardNode[] = [];
const NO_EDGES: HeatWireEdge[] = [];
