import type { SheetWire } from "../../lib/drawing/create-wire-sheet.ts";
import { wireCurve } from "../../lib/drawing/wire-curve.ts";
import { HEAT_INPUT, type HeatCardNode, type HeatWireEdge } from "./heat-cards.ts";
import classes from "./heatmap.module.css";

/** Painting thousands of dashes for a wire of which little is in sight makes a frame late. */
const LONGEST_DASHED = 1200;
/** A wire that so large a part of the callers took stays as wide as its share even where it only passes by. */
const WIDE = 3;

/** The heatmap's connections as lines of one picture: as wide as their share of callers, dashed where nobody came by. */
export function heatSheet(wires: readonly HeatWireEdge[], cards: readonly HeatCardNode[]): readonly SheetWire[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  // What callers took lies above what they did not.
  const below = wires.toSorted((a, b) => Number(a.data?.isWalked) - Number(b.data?.isWalked));
  return below.flatMap(({ id, source, target, sourceHandle, data }): SheetWire[] => {
    const from = placeOf(byId.get(source), sourceHandle ?? "");
    const to = placeOf(byId.get(target), HEAT_INPUT);
    if (from === null || to === null) return [];
    const { isWalked = false, width = 1 } = data ?? {};
    const isLong = Math.hypot(to.x - from.x, to.y - from.y) > LONGEST_DASHED;
    const isDashed = !isWalked && !isLong;
    const look = [classes["wire"], isWalked ? classes["walked"] : "", isDashed ? classes["dashed"] : ""];
    return [
      {
        id,
        curve: wireCurve({ sourceX: from.x, sourceY: from.y, targetX: to.x, targetY: to.y }),
        className: look.join(" ").trim(),
        thinsOut: width < WIDE,
        isWhole: isDashed,
        // Wires of one width are painted together.
        width: Math.round(width * 2) / 2,
      },
    ];
  });
}

/** Where a connection meets a block; a handle is a pixel wide, and connections begin behind it. */
function placeOf(card: HeatCardNode | undefined, handleId: string): { x: number; y: number } | null {
  const handle = card?.handles?.find(({ id }) => id === handleId);
  if (card === undefined || handle === undefined) return null;
  const behind = handle.type === "source" ? (handle.width ?? 0) : 0;
  return { x: card.position.x + handle.x + behind, y: card.position.y + handle.y + (handle.height ?? 0) / 2 };
}
