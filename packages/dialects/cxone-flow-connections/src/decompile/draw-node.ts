import { parseExpression } from "@tonegraph/expressions";
import type { FlowNode, Position } from "@tonegraph/flow-model";
import { dtmfOf } from "../condition.ts";
import { blockConfig } from "../vendor-block.ts";
import { DIALECT_ID } from "../wire.ts";

/** One exit of a vendor's node, in the vendor's order. */
export interface VendorExit {
  readonly condition: string;
  readonly type: string;
}

/** A node with the ports that its exits became, in the order of the exits: several where one exit is two ports. */
export interface DrawnNode {
  readonly node: FlowNode;
  readonly ports: readonly (readonly string[])[];
  /** Whether silence and wrong keys were one exit. */
  readonly isShared?: boolean;
}

/** Draws what can be told of a node from its type and its exits; whatever cannot is a vendor block. */
export function drawNode(
  type: string,
  exits: readonly VendorExit[],
  at: { readonly label: string; readonly position: Position },
): DrawnNode {
  const shared = { label: at.label, position: at.position };
  if (type === "terminal" && exits.length === 0)
    return { node: { kind: "hangup", ...shared, outcome: "completed" }, ports: [] };
  const recognised = type === "decision" ? (drawMenu(exits, shared) ?? drawCondition(exits, shared)) : null;
  return recognised ?? drawBlock(type, exits, shared);
}

interface SharedFields {
  readonly label: string;
  readonly position: Position;
}

function drawMenu(exits: readonly VendorExit[], shared: SharedFields): DrawnNode | null {
  const ports = exits.map(menuPorts);
  const all = ports.flat();
  const keys = all.filter((port) => port.startsWith("key:")).map((port) => port.slice(4));
  if (keys.length === 0 || ports.some((some) => some.length === 0) || new Set(all).size < all.length) return null;
  // Compiling writes the keys first, then silence, then wrong keys: another order is kept by a block.
  const inOrder = [...all.filter((port) => port.startsWith("key:")), "noInput", "noMatch"].filter((port) =>
    all.includes(port),
  );
  if (inOrder.join(" ") !== all.join(" ")) return null;
  return {
    node: {
      kind: "menu",
      ...shared,
      promptId: "",
      options: keys.map((key) => ({ key, label: `Key ${key}` })),
      noInput: { timeoutMs: 5000, maxRepeats: 2 },
      noMatch: { maxRepeats: 2 },
    },
    ports,
    isShared: ports.some((some) => some.length === 2),
  };
}

function menuPorts({ condition, type }: VendorExit): readonly string[] {
  const pressed = dtmfOf(condition);
  if (type === "fallback") {
    if (pressed === "timeout") return ["noInput"];
    if (pressed === "invalid") return ["noMatch"];
    return condition === "true" ? ["noInput", "noMatch"] : [];
  }
  if (type !== "conditional" || pressed === null || pressed === "timeout" || pressed === "invalid") return [];
  return [`key:${pressed}`];
}

function drawCondition(exits: readonly VendorExit[], shared: SharedFields): DrawnNode | null {
  const branches = exits.slice(0, -1);
  const last = exits.at(-1);
  if (last?.condition !== "true" || last.type !== "fallback" || branches.length === 0) return null;
  if (!branches.every(({ condition, type }) => type === "conditional" && parseExpression(condition).ok)) return null;
  const drawn = branches.map(({ condition }, index) => ({ id: String(index + 1), label: condition, when: condition }));
  return {
    node: { kind: "condition", ...shared, branches: drawn },
    ports: [...drawn.map(({ id }) => [`branch:${id}`]), ["otherwise"]],
  };
}

function drawBlock(type: string, exits: readonly VendorExit[], shared: SharedFields): DrawnNode {
  const named = exits.map((exit, index) => ({ ...exit, port: exits.length === 1 ? "next" : `exit:${index + 1}` }));
  const ports = named.map(({ port }) => port);
  return {
    node: {
      kind: "vendorBlock",
      ...shared,
      dialect: DIALECT_ID,
      type,
      config: blockConfig(named),
      ports,
      terminal: type === "terminal" || exits.length === 0,
    },
    ports: ports.map((port) => [port]),
  };
}
