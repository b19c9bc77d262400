import type { ConnectionId, NodeId } from "@tonegraph/flow-model";
import type { SheetWire } from "../../lib/drawing/create-wire-sheet.ts";
import { wireCurve } from "../../lib/drawing/wire-curve.ts";
import { sameListOr } from "../../document/same-list.ts";
import type { CardNode } from "./card-nodes.ts";
import { LIFTED, type WireEdge } from "./wire-edges.ts";
import { isShort, wireClass, wireEnds } from "./wire-path.ts";

/** From this many connections on they are lines of one picture; fewer are React Flow's, each an element of its own. */
export const SHEET_COUNT = 200;
/** More selected connections than this stay in the picture, where they are drawn as selected too. */
const MOST_ELEMENTS = 24;

interface Kept {
  readonly wire: WireEdge;
  readonly from: CardNode;
  readonly to: CardNode;
  readonly drawn: SheetWire;
}

/** Makes a function that gives the connections as lines of one picture, and keeps every line that looks as before. */
export function createSheetWires(): (wires: readonly WireEdge[], cards: readonly CardNode[]) => readonly SheetWire[] {
  let kept = new Map<ConnectionId, Kept>();
  let list: readonly SheetWire[] = [];

  return (wires, cards) => {
    if (wires.length < SHEET_COUNT) {
      kept = new Map();
      return (list = sameListOr(list, NO_WIRES));
    }
    const byId = new Map<NodeId, CardNode>(cards.map((card) => [card.id, card]));
    const next: typeof kept = new Map();
    for (const wire of wires) {
      const from = byId.get(wire.source);
      const to = byId.get(wire.target);
      // The wires of dragged blocks are drawn above the canvas meanwhile.
      if (!from || !to || wire.className === LIFTED) continue;
      const before = kept.get(wire.id);
      const one = before && isSame(before, wire, [from, to]) ? before : keptWire(wire, from, to);
      if (one !== null) next.set(wire.id, one);
    }
    kept = next;
    return (list = sameListOr(
      list,
      [...next.values()].map(({ drawn }) => drawn),
    ));
  };
}

const NO_WIRES: readonly SheetWire[] = [];

/** The look of a card does not matter to its wires; its place and its exits do. */
function isSame(before: Kept, wire: WireEdge, [from, to]: readonly [CardNode, CardNode]): boolean {
  const sameFrom = before.from.position === from.position && before.from.data === from.data;
  return before.wire === wire && sameFrom && before.to.position === to.position;
}

function keptWire(wire: WireEdge, from: CardNode, to: CardNode): Kept | null {
  const ends = wireEnds({ card: from, port: wire.sourceHandle ?? "", at: from.position }, { at: to.position });
  if (!ends) return null;
  const { muted = false, lit = false } = wire.data ?? {};
  const look = wireClass({ muted, lit, selected: wire.selected === true }, ends);
  // A style sheet knows the marks of a test call by the name around a wire, which an element of React Flow has.
  const className = `${look} ${wire.className ?? ""}`;
  const isPlain = !lit && wire.selected !== true && (wire.className ?? "") === "";
  const isWhole = !isPlain || (muted && isShort(ends));
  return { wire, from, to, drawn: { id: wire.id, curve: wireCurve(ends), className, thinsOut: isPlain, isWhole } };
}

/** The connections that are elements nevertheless, because something can be done with them: selected, or under the pointer. */
export function elementWires(wires: WireEdge[], pointed: ConnectionId | null): WireEdge[] {
  if (wires.length < SHEET_COUNT) return wires;
  const selected = wires.filter((wire) => wire.selected === true);
  const chosen = selected.length > MOST_ELEMENTS ? [] : selected;
  const under = wires.find(({ id }) => id === pointed);
  return under === undefined || chosen.includes(under) ? chosen : [...chosen, under];
}
