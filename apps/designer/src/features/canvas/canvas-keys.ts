import type { Position } from "@tonegraph/flow-model";
import type { Direction } from "../../document/geometry/nearest-node.ts";

/** What a key asks of the canvas. */
export type KeyIntent =
  | { readonly type: "go"; readonly direction: Direction }
  | { readonly type: "nudge"; readonly by: Position }
  | { readonly type: "step"; readonly direction: "back" | "forward" }
  | { readonly type: "spread"; readonly direction: "upstream" | "downstream" }
  | { readonly type: "delete"; readonly heal: boolean }
  | { readonly type: "connect" | "add" | "edit" | "rename" | "clear" | "selectAll" | "duplicate" }
  | { readonly type: "fit" | "actualSize" | "zoomToSelection" };

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const STEPS: Readonly<Record<Direction, Position>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

const FINE = 4;
const COARSE = 40;

/**
 * What a key on the canvas means; null leaves it to the browser. Whoever came by mouse nudges with the arrows, as in
 * drawing programs; whoever came by keyboard walks with them and nudges with Alt.
 */
export function keyIntent(press: KeyPress, cameBy: "mouse" | "keyboard"): KeyIntent | null {
  const direction = ARROWS[press.key];
  if (direction !== undefined) return arrowIntent(press, direction, cameBy);
  if (press.key === "Delete" || press.key === "Backspace") return { type: "delete", heal: press.ctrl };
  if (press.ctrl) return withControl(press.key.toLowerCase());
  if (press.alt) return null;
  return plainIntent(press, cameBy);
}

function arrowIntent(
  { shift, alt, ctrl }: KeyPress,
  direction: Direction,
  cameBy: "mouse" | "keyboard",
): KeyIntent | null {
  if (ctrl) return null;
  const step = STEPS[direction];
  const by = (pixels: number): KeyIntent => ({ type: "nudge", by: { x: step.x * pixels, y: step.y * pixels } });
  if (alt) return by(shift ? COARSE : FINE);
  if (shift && direction === "left") return { type: "spread", direction: "upstream" };
  if (shift && direction === "right") return { type: "spread", direction: "downstream" };
  if (cameBy === "mouse") return by(shift ? COARSE : FINE);
  return { type: "go", direction };
}

function withControl(key: string): KeyIntent | null {
  if (key === "a") return { type: "selectAll" };
  if (key === "d") return { type: "duplicate" };
  return null;
}

function plainIntent({ key, shift }: KeyPress, cameBy: "mouse" | "keyboard"): KeyIntent | null {
  switch (key) {
    case "[":
      return { type: "step", direction: "back" };
    case "]":
      return { type: "step", direction: "forward" };
    case "c":
    case "C":
      return { type: "connect" };
    case "a":
    case "A":
    case "Insert":
      return { type: "add" };
    case "Tab":
      return cameBy === "mouse" && !shift ? { type: "add" } : null;
    case "Enter":
      return { type: "edit" };
    case "F2":
      return { type: "rename" };
    case "Escape":
      return { type: "clear" };
    case "1":
      return { type: "fit" };
    case "0":
      return { type: "actualSize" };
    case "2":
      return { type: "zoomToSelection" };
    default:
      return null;
  }
}
