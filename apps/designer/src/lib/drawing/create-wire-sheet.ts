import { crossesBox, curvePath, isInside, piecesIn, type Box } from "./wire-curve.ts";
import type { NamedCurve } from "./nearest-wire.ts";

/** A connection as the sheet draws it. */
export interface SheetWire extends NamedCurve {
  /** The style sheet's name for how it looks. */
  readonly className: string;
  /** In pixels at zoom 1; absent where the style sheet says it. */
  readonly width?: number;
  /** Whether it is drawn thin where neither of its ends is in sight. */
  readonly thinsOut: boolean;
  /** Whether it is one line from end to end, as dashes want it. */
  readonly isWhole: boolean;
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
  /** Draws other wires; later ones above earlier ones of another look. */
  take(wires: readonly SheetWire[], sight: Sight): void;
  /** Follows the view. */
  follow(sight: Sight): void;
}

interface Line {
  readonly element: SVGPathElement;
  readonly path: string;
}

/** What is drawn of the wires of one look in one cell of the grid. */
interface Cell {
  readonly group: SVGGElement;
  readonly paths: string[];
}

/** Begins an empty sheet in a picture. */
export function createWireSheet(picture: SVGSVGElement): WireSheet {
  const passing = svgElement("g");
  const near = svgElement("g");
  // Style sheets that give wires a width know by this name that it does not hold here.
  passing.setAttribute("class", "passing");
  picture.replaceChildren(passing, near);
  const looks = new Map<string, readonly [SVGGElement, SVGGElement]>();
  let lines = new Map<string, Line>();
  let wires: readonly SheetWire[] = [];
  let covered: Box | null = null;
  let zoom = 0;

  function groupsOf(wire: SheetWire): readonly [SVGGElement, SVGGElement] {
    const known = looks.get(lookOf(wire));
    if (known !== undefined) return known;
    const groups = [groupIn(near, wire), groupIn(passing, wire)] as const;
    if (wire.width !== undefined) groups[0].setAttribute("stroke-width", String(wire.width));
    looks.set(lookOf(wire), groups);
    return groups;
  }

  function cover(sight: Sight): void {
    const box = around(sight);
    covered = box;
    const cells = new Map<string, Cell>();
    for (const wire of wires) {
      if (!crossesBox(wire.curve, box)) continue;
      const isPassing = wire.thinsOut && !isInside(wire.curve.from, box) && !isInside(wire.curve.to, box);
      const group = groupsOf(wire)[isPassing ? 1 : 0];
      const place = { group, look: `${isPassing} ${lookOf(wire)}`, box, size: CELL / sight.zoom };
      addToCells(cells, wire, place);
    }
    const next = new Map<string, Line>();
    for (const [name, { group, paths }] of cells) next.set(name, lineOf(paths.join(""), lines.get(name), group));
    for (const [name, { element }] of lines) if (!next.has(name)) element.remove();
    lines = next;
  }

  function follow(sight: Sight): void {
    if (sight.zoom !== zoom) passing.setAttribute("stroke-width", String(HAIR / sight.zoom));
    zoom = sight.zoom;
    if (covered === null || !holds(covered, sight)) cover(sight);
  }

  return {
    take(taken, sight) {
      wires = taken;
      // All of them, so that what lies above what follows from the wires and not from the way of the view.
      for (const wire of wires) groupsOf(wire);
      covered = null;
      follow(sight);
    },
    follow,
  };
}

function lookOf({ className, width }: SheetWire): string {
  return `${className} ${width}`;
}

function groupIn(parent: SVGGElement, { className }: SheetWire): SVGGElement {
  const group = svgElement("g");
  group.setAttribute("class", className);
  parent.append(group);
  return group;
}

/** A line that is drawn already keeps its element, and is not painted again when its path is the same. */
function lineOf(path: string, before: Line | undefined, group: SVGGElement): Line {
  if (before?.path === path) return before;
  const element = before?.element ?? svgElement("path");
  element.setAttribute("d", path);
  if (before === undefined) group.append(element);
  return { element, path };
}

/** Where the pieces of a wire go. */
interface Place {
  readonly group: SVGGElement;
  readonly look: string;
  readonly box: Box;
  readonly size: number;
}

/**
 * Adds a wire to one line for each look and cell of a grid: the browser paints in tiles, and offers each tile every line
 * whose surroundings touch it, which are those of the whole view for a long wire and of a cell for a piece of it.
 */
function addToCells(cells: Map<string, Cell>, { id, curve, isWhole }: SheetWire, place: Place): void {
  const { group, look, box, size } = place;
  for (const piece of isWhole ? [curve] : piecesIn(curve, box, size)) {
    const column = Math.floor((piece.from.x + piece.to.x) / 2 / size);
    const row = Math.floor((piece.from.y + piece.to.y) / 2 / size);
    const name = `${isWhole ? id : `${column} ${row}`} ${look}`;
    const cell = cells.get(name) ?? { group, paths: [] };
    cell.paths.push(curvePath(piece));
    cells.set(name, cell);
  }
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
