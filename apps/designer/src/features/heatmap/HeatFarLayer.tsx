import { useCallback, useMemo } from "react";
import { FarPicture, type Drawing } from "../../lib/drawing/FarPicture.tsx";
import { heatToken, type HeatCardNode, type HeatWireEdge } from "./heat-cards.ts";

interface HeatFarLayerProps {
  readonly cards: readonly HeatCardNode[];
  readonly wires: readonly HeatWireEdge[];
}

/** The heat of a large flow from afar. */
export function HeatFarLayer({ cards, wires }: HeatFarLayerProps) {
  const byId = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards]);
  const draw = useCallback(
    (drawing: Drawing): void => {
      drawWires(drawing, byId, wires);
      for (const card of cards) drawCard(drawing, card);
    },
    [cards, byId, wires],
  );
  return <FarPicture draw={draw} testId="heat-far-layer" />;
}

/** Wires of one width and colour are one stroke. */
function drawWires(
  { context, colour }: Drawing,
  byId: ReadonlyMap<string, HeatCardNode>,
  wires: readonly HeatWireEdge[],
): void {
  const alike = Map.groupBy(wires, ({ data }) => `${data?.isWalked === true}${Math.round(data?.width ?? 1)}`);
  for (const some of alike.values()) {
    const { width = 1, isWalked = false } = some[0]?.data ?? {};
    context.strokeStyle = colour(isWalked ? "--heat-wire" : "--line-2");
    // From afar a share shows only where a line stays wider than a pixel or two.
    context.lineWidth = 2 * width;
    context.beginPath();
    for (const { source, target } of some) drawLine(context, byId.get(source), byId.get(target));
    context.stroke();
  }
}

function drawLine(context: CanvasRenderingContext2D, from?: HeatCardNode, to?: HeatCardNode): void {
  if (from === undefined || to === undefined) return;
  context.moveTo(from.position.x + (from.width ?? 0), from.position.y + (from.height ?? 0) / 2);
  context.lineTo(to.position.x, to.position.y + (to.height ?? 0) / 2);
}

function drawCard({ context, colour, zoom }: Drawing, card: HeatCardNode): void {
  const { position, width = 0, height = 0, selected } = card;
  context.fillStyle = colour(heatToken(card));
  context.fillRect(position.x, position.y, width, height);
  context.lineWidth = (selected === true ? 4 : 1) / zoom;
  context.strokeStyle = colour(selected === true ? "--accent" : "--line-3");
  context.strokeRect(position.x, position.y, width, height);
}
