import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import type { NodeOfKind } from "../nodes/flow-node.ts";
import { own } from "../own.ts";
import { aKindName, nodeName } from "../words/node-name.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Edit, Handler } from "./edit.ts";
import { followPorts, unknownNode } from "./node-ports.ts";

type Menu = NodeOfKind<"menu">;

/** Adds a key to a menu, at the end or before the option at `index`. */
export const addMenuOption: Handler<"addMenuOption"> = (edit, { nodeId, option, index }) => {
  const menus = menuOf(edit, nodeId);
  if ("code" in menus) return menus;
  const at = index ?? menus.before.options.length;
  if (at > menus.before.options.length) return unknownOption(edit.flow, nodeId, at);
  menus.draft.options.splice(at, 0, option);
  return null;
};

/** Removes a key of a menu together with its connection. Of two options with one key, the first owns the connection. */
export const removeMenuOption: Handler<"removeMenuOption"> = (edit, { nodeId, index }) => {
  const menus = menuOf(edit, nodeId);
  if ("code" in menus) return menus;
  const { before, draft } = menus;
  const option = before.options[index];
  if (!option) return unknownOption(edit.flow, nodeId, index);
  const closed = ownsPort(before, index) ? [`key:${option.key}`] : [];
  draft.options.splice(index, 1);
  followPorts(edit, { nodeId, before, after: { ...before, options: before.options.toSpliced(index, 1) }, closed });
  return null;
};

/** Changes one option; its connection follows the key. An empty `speech` removes the spoken words. */
export const setMenuOption: Handler<"setMenuOption"> = (edit, { nodeId, index, key, label, speech }) => {
  const menus = menuOf(edit, nodeId);
  if ("code" in menus) return menus;
  const { before, draft } = menus;
  const option = before.options[index];
  const written = draft.options[index];
  if (!option || !written) return unknownOption(edit.flow, nodeId, index);
  if (label !== undefined) written.label = label;
  if (speech !== undefined && Object.keys(speech).length > 0) written.speech = speech;
  if (speech !== undefined && Object.keys(speech).length === 0) delete written.speech;
  if (key === undefined || key === option.key) return null;
  written.key = key;
  const after = { ...before, options: before.options.with(index, { ...option, key }) };
  const moves = ownsPort(before, index) ? { [`key:${option.key}`]: `key:${key}` } : {};
  followPorts(edit, { nodeId, before, after, moves });
  return null;
};

/** Puts the options into a new order: `order` lists every present index once. */
export const reorderMenuOptions: Handler<"reorderMenuOptions"> = (edit, { nodeId, order }) => {
  const menus = menuOf(edit, nodeId);
  if ("code" in menus) return menus;
  const { options } = menus.before;
  const complete = order.length === options.length && new Set(order).size === order.length;
  const picked = order.flatMap((index) => options[index] ?? []);
  if (!complete || picked.length !== options.length)
    return commandFault(
      "order-incomplete",
      `The new order of “${nodeName(edit.flow, nodeId)}” must list each of its ${options.length} options once.`,
      { nodeId, pointer: "/order" },
    );
  if (order.some((from, to) => from !== to)) menus.draft.options = picked;
  return null;
};

function ownsPort(menu: Menu, index: number): boolean {
  return menu.options.findIndex((option) => option.key === menu.options[index]?.key) === index;
}

function menuOf(edit: Edit, nodeId: NodeId): { before: Menu; draft: Menu } | CommandFault {
  const before = own(edit.flow.nodes, nodeId);
  const draft = edit.draft.nodes[nodeId];
  if (!before || !draft) return unknownNode(nodeId);
  if (before.kind === "menu" && draft.kind === "menu") return { before, draft };
  const words = `“${nodeName(edit.flow, nodeId)}” is ${aKindName(before.kind)}, not a menu, and has no keys.`;
  return commandFault("not-a-menu", words, { nodeId });
}

function unknownOption(flow: Flow, nodeId: NodeId, index: number): CommandFault {
  const words = `“${nodeName(flow, nodeId)}” has no option at position ${index + 1}; it may have been removed.`;
  return commandFault("unknown-option", words, { nodeId, pointer: "/index" });
}
