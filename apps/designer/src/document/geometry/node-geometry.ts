import type { FlowNode } from "@tonegraph/flow-model";
import { headerPort, visiblePorts } from "../port-words.ts";

/**
 * Sizes of node cards in CSS pixels at zoom 1, known without measuring: the canvas presets width, height and handles
 * so that thousands of nodes never have to be mounted once. `node-card.module.css` draws to the same numbers.
 */
export const NODE_SIZES = {
  width: 244,
  startWidth: 168,
  border: 1,
  header: 52,
  sayLine: 17,
  sayGap: 9,
  portsPadding: 5,
  portsBorder: 1,
  port: 27,
  handle: 11,
  inputCentre: 27,
} as const;

const CHARACTERS_PER_LINE = 36;

/** Where a port's handle has its centre, from the top left corner of the card. */
export interface PortPlace {
  readonly port: string;
  readonly x: number;
  readonly y: number;
}

/** The size of a card and the places of its handles. `sayLines` is how many lines of its prompt it shows (0 to 2). */
export interface NodeGeometry {
  readonly width: number;
  readonly height: number;
  readonly sayLines: number;
  readonly rows: readonly string[];
  readonly outputs: readonly PortPlace[];
  readonly hasInput: boolean;
}

/** Works out the card of a node that speaks `words` and whose ports in `wired` lead somewhere. */
export function nodeGeometry(node: FlowNode, words: string, wired: ReadonlySet<string>): NodeGeometry {
  const width = node.kind === "start" ? NODE_SIZES.startWidth : NODE_SIZES.width;
  const sayLines = words === "" ? 0 : words.length > CHARACTERS_PER_LINE ? 2 : 1;
  const rows = visiblePorts(node, wired);
  const say = sayLines === 0 ? 0 : sayLines * NODE_SIZES.sayLine + NODE_SIZES.sayGap;
  const rowsTop = NODE_SIZES.border + NODE_SIZES.header + say + NODE_SIZES.portsBorder + NODE_SIZES.portsPadding;
  const ports =
    rows.length === 0 ? 0 : NODE_SIZES.portsBorder + 2 * NODE_SIZES.portsPadding + rows.length * NODE_SIZES.port;
  const outputs = rows.map((port, index) => ({ port, x: width, y: rowsTop + (index + 0.5) * NODE_SIZES.port }));
  const single = headerPort(node);
  return {
    width,
    height: 2 * NODE_SIZES.border + NODE_SIZES.header + say + ports,
    sayLines,
    rows,
    outputs: single === null ? outputs : [{ port: single, x: width, y: NODE_SIZES.inputCentre }, ...outputs],
    hasInput: node.kind !== "start",
  };
}
