import { crossesBox, curvePath, isInside, piecesIn, type Box } from "./wire-curve.ts";
import type { NamedCurve } from "./nearest-wire.ts";

/** A connection as the sheet draws it. The same object is the same line: it is not drawn again. */
export interface SheetWire extends NamedCurve {
  /** The style sheet's name for how it looks. */
  readonly className: string;
  /** In pixels at zoom 1; absent where the style sheet says it. */
  readonly width?: number;
  /** Whether it is drawn thin where neither of its ends is in sight. */
  readonly thinsOut: boolean;
}

/** The part of the drawing that is in sight. */
export interface Sight extends Box {
  readonly zoom: number;
}

/**
 * The connections of a large flow as lines of one SVG picture: those that cross what is in sight and some of its
 * surroundings, so that most moves of the view change nothing. By hand, for React Flow asks every connection three
 * questions at every step, and gives each a picture of its own.
 */
export interface WireSheet {
  /** Draws other wires. */
  take(wires: readonly SheetWire[], sight: Sight): void;
  /** Follows the view. */
  follow(sight: Sight): void;
}

interface Line {
  readonly wire: SheetWire;
  readonly element: SVGPathElement;
}

/** Begins an empty sheet in a picture. */
export function createWireSheet(picture: SVGSVGElement): WireSheet {
  const passing = svgElement("g");
  const near = svgElement("g");
  // Style sheets that give wires a width know by this name that it does not hold here.
  passing.setAttribute("class", "passing");
  picture.replaceChildren(passing, near);
  let lines = new Map<string, Line>();
  let wires: readonly SheetWire[] = [];
  let covered: Box | null = null;
  let zoom = 0;

  function cover(sight: Sight): void {
    covered = around(sight);
    const next = new Map<string, Line>();
    const passers: SheetWire[] = [];
    for (const wire of wires) {
      if (!crossesBox(wire.curve, covered)) continue;
      const isPassing = wire.thinsOut && !isInside(wire.curve.from, covered) && !isInside(wire.curve.to, covered);
      if (isPassing) passers.push(wire);
      else next.set(wire.id, lineOf(wire, lines.get(wire.id), near));
    }
    for (const [id, { element }] of lines) if (!next.has(id)) element.remove();
    lines = next;
    passing.replaceChildren(...inCells(passers, covered, CELL / sight.zoom));
  }

  function follow(sight: Sight): void {
    if (sight.zoom !== zoom) passing.setAttribute("stroke-width", String(HAIR / sight.zoom));
    zoom = sight.zoom;
    if (covered === null || !holds(covered, sight)) cover(sight);
  }

  return {
    take(taken, sight) {
      wires = taken;
      covered = null;
      follow(sight);
    },
    follow,
  };
}

function lineOf(wire: SheetWire, before: Line | undefined, group: SVGGElement): Line {
  if (before?.wire === wire) return before;
  const element = before?.element ?? svgElement("path");
  if (before?.wire.curve !== wire.curve) element.setAttribute("d", curvePath(wire.curve));
  element.setAttribute("class", wire.className);
  if (wire.width !== undefined) element.setAttribute("stroke-width", String(wire.width));
  if (before === undefined) group.append(element);
  return { wire, element };
}

/**
 * Wires that pass by, as one line for each look and cell of a grid: the browser paints in tiles, and offers each tile every
 * line whose surroundings touch it, which are those of the whole view for a long wire and of a cell for a piece of it.
 */
function inCells(wires: readonly SheetWire[], box: Box, size: number): readonly SVGPathElement[] {
  const cells = new Map<string, { readonly className: string; readonly paths: string[] }>();
  for (const { curve, className } of wires) {
    for (const piece of piecesIn(curve, box, size)) {
      const column = Math.floor((piece.from.x + piece.to.x) / 2 / size);
      const row = Math.floor((piece.from.y + piece.to.y) / 2 / size);
      const name = `${column} ${row} ${className}`;
      const cell = cells.get(name) ?? { className, paths: [] };
      cell.paths.push(curvePath(piece));
      cells.set(name, cell);
    }
  }
  return [...cells.values()].map(({ className, paths }) => {
    const element = svgElement("path");
    element.setAttribute("class", className);
    element.setAttribute("d", paths.join(""));
    return element;
  });
}

/** As large as a tile that the browser paints, in pixels of the screen. */
const CELL = 256;
/** Lines of at most a pixel are painted in half the time. */
const HAIR = 0.99;
/** How much of its surroundings is drawn with what is in sight, on each side. */
const SURROUNDINGS = 0.25;
/** A sheet that holds so many times what is in sight has become too large. */
const MOST_TIMES = 4;

function around({ x, y, width, height }: Sight): Box {
  const [wide, high] = [width * SURROUNDINGS, height * SURROUNDINGS];
  return { x: x - wide, y: y - high, width: width + 2 * wide, height: height + 2 * high };
}

function holds(box: Box, { x, y, width, height }: Sight): boolean {
  return isInside({ x, y }, box) && isInside({ x: x + width, y: y + height }, box) && box.width <= MOST_TIMES * width;
}

function svgElement<Name extends "g" | "path">(name: Name): SVGElementTagNameMap[Name] {
  return document.createElementNS("http://www.w3.org/2000/svg", name);
}
