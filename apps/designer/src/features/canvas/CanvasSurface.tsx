import { ReactFlow, SelectionMode, useStore, type Viewport } from "@xyflow/react";
import { useRef } from "react";
import type { Editor } from "../../document/editor.ts";
import { BackToBlocks } from "./BackToBlocks.tsx";
import { DotGrid } from "../../lib/drawing/DotGrid.tsx";
import { WireLayer } from "../../lib/drawing/WireLayer.tsx";
import { CanvasDock } from "./CanvasDock.tsx";
import { CanvasLists } from "./CanvasLists.tsx";
import { CanvasMap } from "./CanvasMap.tsx";
import { FAR_COUNT, FAR_ZOOM, MIN_ZOOM } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import classes from "./canvas.module.css";
import type { CardNode } from "./card-nodes.ts";
import { ConnectionHint } from "./ConnectionHint.tsx";
import { FarLayer } from "./FarLayer.tsx";
import { FindBlocks } from "./find/FindBlocks.tsx";
import { NodeCard } from "./NodeCard.tsx";
import { useCanvasClipboard } from "./use-canvas-clipboard.ts";
import { useCanvasGestures } from "./use-canvas-gestures.ts";
import { useCanvasKeys } from "./use-canvas-keys.ts";
import { useCanvasRequests } from "./use-canvas-requests.ts";
import { useCanvasView } from "./use-canvas-view.ts";
import { usePaletteDrop } from "./use-palette-drop.ts";
import { usePointedWire } from "./use-pointed-wire.ts";
import { usePointerPreset } from "./pointer-preset.ts";
import { useStage } from "./use-stage.ts";
import type { WireEdge } from "./wire-edges.ts";
import { WireLine } from "./WireLine.tsx";

const nodeTypes = { card: NodeCard };
const edgeTypes = { wire: WireLine };
const DOTTED_ZOOM = 0.35;
const NO_CARDS: CardNode[] = [];
const NO_WIRES: WireEdge[] = [];
const MIDDLE_BUTTON = [1];
const ANY_PAN_BUTTON = [0, 1];

interface CanvasSurfaceProps {
  readonly editor: Editor;
  /** Where the view begins. */
  readonly first: Viewport;
}

/** React Flow, told what to draw and where to send what people do. */
export function CanvasSurface({ editor, first }: CanvasSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const overlay = useRef<SVGSVGElement>(null);
  const view = useCanvasView(editor);
  const stage = useStage({ surface, overlay }, view);
  const gestures = useCanvasGestures(editor, stage);
  const drop = usePaletteDrop(editor, stage);
  const keys = useCanvasKeys(editor, stage);
  const pointing = usePointedWire(stage, view.setPointed);
  const mouse = usePointerPreset() === "mouse";
  const far = useStore((state) => state.transform[2] < FAR_ZOOM) && view.cards.length >= FAR_COUNT;
  // Dots closer than a few pixels cannot be seen.
  const dotted = useStore((state) => state.transform[2] >= DOTTED_ZOOM);
  useCanvasRequests(editor, stage);
  useCanvasClipboard(editor, stage);

  return (
    <div
      ref={surface}
      className={classes["surface"]}
      role="application"
      aria-label={canvasWords.canvas(view.cards.length)}
      aria-roledescription="canvas"
      data-testid="canvas"
      tabIndex={0}
      {...keys}
      {...pointing}
      {...drop}
      {...gestures.surface}
    >
      <ReactFlow<CardNode, WireEdge>
        nodes={far ? NO_CARDS : view.cards}
        edges={far ? NO_WIRES : view.elements}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...gestures.flow}
        nodesDraggable={editor.canEdit}
        nodesConnectable={editor.canEdit}
        edgesReconnectable={editor.canEdit}
        onlyRenderVisibleElements
        defaultViewport={first}
        minZoom={MIN_ZOOM}
        maxZoom={2}
        panOnScroll={!mouse}
        zoomOnScroll={mouse}
        selectionOnDrag={!mouse}
        panOnDrag={mouse ? ANY_PAN_BUTTON : MIDDLE_BUTTON}
        selectionMode={SelectionMode.Partial}
        selectionKeyCode={mouse ? "Shift" : null}
        multiSelectionKeyCode="Shift"
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        elevateNodesOnSelect={false}
        connectionRadius={36}
        reconnectRadius={14}
        attributionPosition="bottom-left"
      >
        {far && <FarLayer cards={view.cards} wires={view.wires} />}
        {dotted && <DotGrid />}
        {!far && view.sheet.length > 0 && <WireLayer wires={view.sheet} />}
        {!far && <CanvasMap cards={view.cards} />}
        <svg ref={overlay} className={classes["overlay"]} aria-hidden="true" data-testid="drag-overlay" />
      </ReactFlow>
      <CanvasDock editor={editor} />
      <BackToBlocks cards={view.cards} stage={stage} />
      <FindBlocks editor={editor} />
      <ConnectionHint editor={editor} />
      <CanvasLists editor={editor} stage={stage} />
      {view.cards.length === 1 && <p className={classes["empty"]}>{canvasWords.empty}</p>}
    </div>
  );
}
