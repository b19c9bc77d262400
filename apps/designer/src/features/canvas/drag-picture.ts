import type { NodeId, Position } from "@tonegraph/flow-model";
import type { Viewport } from "@xyflow/react";
import type { Guide } from "../../document/geometry/align-box.ts";
import type { CardNode } from "./card-nodes.ts";
import type { WireEdge } from "./wire-edges.ts";
import { wireClass, wireEnds, wirePath } from "./wire-path.ts";

/**
 * What is drawn over the canvas while blocks are dragged: their wires and the lines they stand in. By hand into one
 * SVG picture, so that React, React Flow and the blocks that stay rest meanwhile.
 */
export interface DragPicture {
  drawWires(dragged: ReadonlySet<NodeId>, by: Position): void;
  drawGuides(guides: readonly Guide[]): void;
  /** Follows the view. */
  follow(viewport: Viewport): void;
  clear(): void;
}

interface DragPictureOptions {
  readonly wires: readonly WireEdge[];
  readonly cards: ReadonlyMap<NodeId, CardNode>;
}

/** Begins a picture with the wires that touch the dragged blocks. */
export function createDragPicture(picture: SVGSVGElement | null, { wires, cards }: DragPictureOptions): DragPicture {
  const group = element("g");
  const lines = wires.map((wire) => ({ wire, line: element("path") }));
  const guideLines = element("g");
  group.append(...lines.map(({ line }) => line), guideLines);
  picture?.replaceChildren(group);
  picture?.setAttribute("data-moving", "true");

  return {
    drawWires(dragged, by) {
      const placeOf = ({ id, position }: CardNode): Position =>
        dragged.has(id) ? { x: position.x + by.x, y: position.y + by.y } : position;
      for (const { wire, line } of lines) {
        const from = cards.get(wire.source);
        const to = cards.get(wire.target);
        if (!from || !to) continue;
        const ends = wireEnds({ card: from, port: wire.sourceHandle ?? "", at: placeOf(from) }, { at: placeOf(to) });
        if (!ends) continue;
        const { muted = false, lit = false } = wire.data ?? {};
        line.setAttribute("class", wireClass({ muted, lit, selected: wire.selected === true }, ends));
        line.setAttribute("d", wirePath(ends));
      }
    },
    drawGuides(guides) {
      guideLines.replaceChildren(
        ...guides.map(({ axis, at, from, to }) => {
          const line = element("path");
          line.setAttribute("data-guide", axis);
          line.setAttribute("d", axis === "x" ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`);
          return line;
        }),
      );
    },
    follow({ x, y, zoom }) {
      group.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
    },
    clear() {
      picture?.replaceChildren();
      picture?.removeAttribute("data-moving");
    },
  };
}

function element<Name extends "g" | "path">(name: Name): SVGElementTagNameMap[Name] {
  return document.createElementNS("http://www.w3.org/2000/svg", name);
}
