import type { Heatmap } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { Controls, getViewportForBounds, ReactFlow, useReactFlow, useStore, type Viewport } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, type MouseEvent as ReactMouseEvent } from "react";
import { DotGrid } from "../../lib/drawing/DotGrid.tsx";
import { FlowMap, type MapBlock } from "../../lib/drawing/FlowMap.tsx";
import { FlowStage } from "../../lib/drawing/FlowStage.tsx";
import { surrounding } from "../../lib/drawing/map-fit.ts";
import { useViewLayer } from "../../lib/drawing/use-view-layer.ts";
import { WireLayer } from "../../lib/drawing/WireLayer.tsx";
import { words } from "../../lib/messages/words.ts";
import { heatCards, heatToken, heatWires, withSelected, type HeatCardNode } from "./heat-cards.ts";
import { HeatCard } from "./HeatCard.tsx";
import { HeatFarLayer } from "./HeatFarLayer.tsx";
import type { Metric } from "./heat-metric.ts";
import { heatSheet } from "./heat-sheet.ts";
import { useFitting } from "./use-fitting.ts";
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
export function HeatDrawing(props: HeatDrawingProps) {
  const { flow, heatmap, metric } = props;
  const cards = useMemo(() => heatCards(flow, heatmap, metric), [flow, heatmap, metric]);
  const blocks = useMemo(() => cards.map(blockOf), [cards]);
  return (
    <div
      className={classes["drawing"]}
      role="group"
      aria-label={words.heatmap.drawing(flow.name)}
      data-testid="heat-drawing"
    >
      <FlowStage viewportFor={(size) => viewportFor(blocks, size)}>
        {(viewport) => <HeatSurface {...props} cards={cards} blocks={blocks} first={viewport} />}
      </FlowStage>
    </div>
  );
}

interface HeatSurfaceProps extends HeatDrawingProps {
  readonly cards: readonly HeatCardNode[];
  readonly blocks: readonly MapBlock[];
  /** Where the view begins. */
  readonly first: Viewport;
}

function HeatSurface({ flow, heatmap, selected, onSelect, cards, blocks, first }: HeatSurfaceProps) {
  const nodes = useMemo(() => withSelected(cards, selected), [cards, selected]);
  const wires = useMemo(() => heatWires(flow, heatmap), [flow, heatmap]);
  const sheet = useMemo(() => heatSheet(wires, cards), [wires, cards]);
  const view = useReactFlow();
  const zoom = useStore((state) => zoomBand(state.transform[2]));
  const fit = useFitting((size) => viewportFor(blocks, size), first);
  useViewLayer();
  const isFar = zoom === "far" && nodes.length >= FAR_COUNT;
  const chooseAt = (event: ReactMouseEvent): void => {
    const at = view.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    onSelect(isFar ? nodes.find((node) => isInside(node, at))?.id : undefined);
  };
  return (
    <ReactFlow
      nodes={isFar ? NO_NODES : nodes}
      nodeTypes={nodeTypes}
      onlyRenderVisibleElements
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      deleteKeyCode={null}
      panOnScroll
      zoomOnScroll={false}
      minZoom={MIN_ZOOM}
      maxZoom={2}
      defaultViewport={first}
      onNodeClick={(_event, node) => onSelect(node.id)}
      onPaneClick={chooseAt}
      proOptions={HIDE_ATTRIBUTION}
    >
      {isFar ? <HeatFarLayer cards={nodes} wires={wires} /> : <WireLayer wires={sheet} />}
      {/* Dots closer than a few pixels cannot be seen. */}
      {zoom === "near" && <DotGrid />}
      <Controls showInteractive={false} fitViewOptions={FIT} onFitView={fit} />
      {!isFar && nodes.length >= MAP_FROM && <FlowMap label={words.heatmap.map} blocks={blocks} />}
    </ReactFlow>
  );
}

function viewportFor(blocks: readonly MapBlock[], size: { readonly width: number; readonly height: number }): Viewport {
  return getViewportForBounds(surrounding(blocks), size.width, size.height, MIN_ZOOM, FIT.maxZoom, FIT.padding);
}

function isInside({ position, width = 0, height = 0 }: HeatCardNode, at: { x: number; y: number }): boolean {
  return at.x >= position.x && at.x <= position.x + width && at.y >= position.y && at.y <= position.y + height;
}

function zoomBand(zoom: number): "far" | "middle" | "near" {
  if (zoom < FAR_ZOOM) return "far";
  return zoom < DOTTED_ZOOM ? "middle" : "near";
}

/** The map is too small for numbers: where there is nothing to colour by, a block is grey. */
function blockOf(card: HeatCardNode): MapBlock {
  const { position, width = 0, height = 0 } = card;
  return { ...position, width, height, fill: heatToken(card), frame: null };
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
