import { callClass, type CardNode } from "./card-nodes.ts";
import type { WireEdge } from "./wire-edges.ts";

/** Where a style sheet does not reach: the colours that a picture has for the marks of a test call. */
const COLOURS: ReadonlyMap<string, string> = new Map([
  [callClass("passed"), "--ok"],
  [callClass("here"), "--ok"],
  [callClass("missed"), "--warn"],
  [callClass("astray"), "--error"],
]);

/** The token of the colour that marks a card or a wire as part of a test call; `null` for one that is not. */
export function callColour({ className = "" }: Pick<CardNode | WireEdge, "className">): string | null {
  return COLOURS.get(className) ?? null;
}
