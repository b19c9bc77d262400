import type { NodeId } from "@tonegraph/flow-model";
import { portRow, visiblePorts, type PortRow } from "../../document/port-words.ts";
import type { ComparedConnection, ComparedFlows, ComparedNode, Fate } from "./compare-flows.ts";

/** Sizes of the drawing in CSS pixels; the stylesheet of the map has the same. */
export const CARD = { width: 216, header: 58, portTop: 5, port: 27, margin: 48 } as const;

/** A node as a card with its place. */
export interface PlacedCard extends ComparedNode {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly ports: readonly PortRow[];
}

/** A connection as an SVG path. */
export interface PlacedWire {
  readonly key: string;
  readonly path: string;
  readonly fate: Fate;
}

/** Everything that is drawn, with its upper left corner at 0/0. */
export interface CompareLayout {
  readonly cards: readonly PlacedCard[];
  readonly wires: readonly PlacedWire[];
  readonly width: number;
  readonly height: number;
}

/** Places the cards where the flows have them and leads the wires from port to card. */
export function compareLayout(compared: ComparedFlows): CompareLayout {
  const wired = wiredPorts(compared.connections);
  const left = Math.min(...compared.nodes.map(({ node }) => node.position.x));
  const top = Math.min(...compared.nodes.map(({ node }) => node.position.y));
  const cards = compared.nodes.map((compare): PlacedCard => {
    const ports = visiblePorts(compare.node, wired.get(compare.id) ?? new Set()).map((port) =>
      portRow(compare.node, port),
    );
    const body = ports.length === 0 ? 0 : ports.length * CARD.port + 2 * CARD.portTop;
    return {
      ...compare,
      x: compare.node.position.x - left + CARD.margin,
      y: compare.node.position.y - top + CARD.margin,
      height: CARD.header + body,
      ports,
    };
  });
  const byId = new Map(cards.map((card) => [card.id, card]));
  return {
    cards,
    wires: compared.connections.flatMap((connection) => wire(connection, byId)),
    width: Math.max(0, ...cards.map((card) => card.x + CARD.width)) + CARD.margin,
    height: Math.max(0, ...cards.map((card) => card.y + card.height)) + CARD.margin,
  };
}

function wire(connection: ComparedConnection, cards: ReadonlyMap<NodeId, PlacedCard>): PlacedWire[] {
  const source = cards.get(connection.source);
  const target = cards.get(connection.target);
  if (source === undefined || target === undefined) return [];
  const row = source.ports.findIndex((port) => port.port === connection.port);
  const fromY = row < 0 ? source.y + CARD.header / 2 : source.y + CARD.header + CARD.portTop + (row + 0.5) * CARD.port;
  const fromX = source.x + CARD.width;
  const toY = target.y + CARD.header / 2;
  const reach = Math.max(32, Math.abs(target.x - fromX) / 2);
  const path = `M${fromX} ${fromY} C${fromX + reach} ${fromY} ${target.x - reach} ${toY} ${target.x} ${toY}`;
  return [{ key: `${connection.fate} ${connection.key}`, path, fate: connection.fate }];
}

function wiredPorts(connections: readonly ComparedConnection[]): Map<NodeId, Set<string>> {
  const wired = new Map<NodeId, Set<string>>();
  for (const { source, port } of connections) {
    const ports = wired.get(source);
    if (ports === undefined) wired.set(source, new Set([port]));
    else ports.add(port);
  }
  return wired;
}
