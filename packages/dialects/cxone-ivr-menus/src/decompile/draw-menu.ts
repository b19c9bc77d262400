import type { Connection, FlowNode, NodeId, Prompt } from "@tonegraph/flow-model";
import { keyTwice, repeated, unknownValue, type ReportItem } from "@tonegraph/vendor-kit";
import { hasVariables } from "../has-variables.ts";
import { destinationBlock } from "../vendor-block.ts";
import {
  DESTINATION_TYPES,
  TIMEOUT_ACTIONS,
  type WireDestination,
  type WireDtmfMapping,
  type WireMenu,
} from "../wire.ts";
import { labelOf, namesOf } from "./labels.ts";
import { sanitised, type NodeIds } from "./node-ids.ts";
import { splitPrompts, type SplitPrompts } from "./split-prompts.ts";

/** A menu with the message before it and the places it leads to. */
export interface DrawnMenu {
  readonly nodes: Readonly<Record<NodeId, FlowNode>>;
  readonly connections: Readonly<Record<string, Connection>>;
  readonly prompts: Readonly<Record<string, Prompt>>;
  readonly languages: readonly string[];
  readonly firstId: NodeId | null;
  readonly report: readonly ReportItem[];
}

const COLUMN = 320;
const ROW = 130;
const KEY_NAMES: Readonly<Record<string, string>> = { "*": "star", "#": "hash" };

/** Draws a vendor's menu, which stands at a JSON pointer, from left to right: message, menu, and one node per place that it leads to. */
export function drawMenu(menu: WireMenu, ids: NodeIds, at: string): DrawnMenu {
  const menuId = ids.forVendorId(menu.id);
  const split = splitPrompts(menu.voicePrompts);
  const messageId = split.message === null ? null : ids.forName(`${sanitised(menu.id, "menu")}_greeting`.slice(0, 60));
  const mappings = firstOfEachKey(menu.dtmfMappings);
  const targets = targetsOf(menu, mappings, ids);
  const silenceId = targets.at(-1)?.nodeId ?? menuId;
  const column = messageId === null ? 1 : 2;
  const prompts = promptsOf(menu, split);
  const menuPromptId = `prompt_${sanitised(menu.id, "menu")}`;

  const menuNode: FlowNode = {
    kind: "menu",
    label: labelOf(menu.id, "Menu"),
    position: { x: column * COLUMN, y: 0 },
    promptId: split.menu === null ? "" : menuPromptId,
    options: mappings.map(({ key, destination }) => ({ key, label: namesOf(destination).option })),
    noInput: { timeoutMs: menu.timeoutBehavior.noInputTimeoutMs, maxRepeats: menu.timeoutBehavior.maxRepeats },
    noMatch: { maxRepeats: menu.timeoutBehavior.maxRepeats },
  };
  const places = [...new Map(targets.map((target) => [target.nodeId, target])).values()];
  return {
    firstId: messageId ?? menuId,
    languages: split.languages,
    prompts,
    nodes: {
      ...(messageId === null ? {} : { [messageId]: greeting(messageId, menu) }),
      [menuId]: menuNode,
      ...Object.fromEntries(
        places.map((place, row) => [place.nodeId, placed(place, { column, row, rows: places.length })]),
      ),
    },
    connections: {
      ...(messageId === null ? {} : { conn_greeting: { source: messageId, port: "next", target: menuId } }),
      ...Object.fromEntries(
        mappings.map(({ key }, index) => [
          connectionId(key),
          { source: menuId, port: `key:${key}`, target: targets[index]?.nodeId ?? silenceId },
        ]),
      ),
      conn_no_input: { source: menuId, port: "noInput", target: silenceId },
      conn_no_match: { source: menuId, port: "noMatch", target: silenceId },
    },
    report: reportOf({ menu, menuId, split, at }),
  };
}

interface Target {
  readonly nodeId: NodeId;
  readonly destination: WireDestination | null;
}

// One per key, and last where silent callers go; null is a hang-up.
function targetsOf(menu: WireMenu, mappings: readonly WireDtmfMapping[], ids: NodeIds): Target[] {
  const ofKeys = mappings.map(({ destination }) => ({ nodeId: ids.forDestination(destination), destination }));
  const { action, fallbackDestination } = menu.timeoutBehavior;
  if (action === "hangup") return [...ofKeys, { nodeId: ids.forName("hangup"), destination: null }];
  return [...ofKeys, { nodeId: ids.forDestination(fallbackDestination), destination: fallbackDestination }];
}

function placed({ destination }: Target, at: { column: number; row: number; rows: number }): FlowNode {
  const position = { x: (at.column + 1) * COLUMN, y: (at.row - (at.rows - 1) / 2) * ROW };
  if (destination === null) return { kind: "hangup", label: "Hang up", position, outcome: "abandoned" };
  const { label } = namesOf(destination);
  if (destination.type === "queue") return { kind: "queue", label, position, queueId: destination.id };
  if (destination.type === "agent") return { kind: "agent", label, position, agentId: destination.id };
  if (destination.type === "external_number")
    return { kind: "externalNumber", label, position, number: destination.id };
  return { ...destinationBlock(destination), label, position };
}

function greeting(messageId: NodeId, menu: WireMenu): FlowNode {
  const promptId = messageId.replace(/^node_/, "prompt_");
  return {
    kind: "message",
    label: `Greeting of ${labelOf(menu.id, "menu").toLowerCase()}`,
    position: { x: COLUMN, y: 0 },
    promptId,
  };
}

function promptsOf(menu: WireMenu, split: SplitPrompts): Record<string, Prompt> {
  const name = sanitised(menu.id, "menu");
  const label = labelOf(menu.id, "Menu");
  return {
    ...(split.message === null
      ? {}
      : { [`prompt_${`${name}_greeting`.slice(0, 60)}`]: { label: `${label}: greeting`, texts: split.message } }),
    ...(split.menu === null ? {} : { [`prompt_${name}`]: { label, texts: split.menu } }),
  };
}

function firstOfEachKey(mappings: readonly WireDtmfMapping[]): WireDtmfMapping[] {
  return mappings.filter(({ key }, index) => mappings.findIndex((other) => other.key === key) === index);
}

function connectionId(key: string): string {
  const name = [...key].map(
    (character) => KEY_NAMES[character] ?? (/[A-Za-z0-9]/.test(character) ? character : `u${character.codePointAt(0)}`),
  );
  return `conn_key_${name.join("_")}`;
}

function reportOf(drawn: { menu: WireMenu; menuId: NodeId; split: SplitPrompts; at: string }): ReportItem[] {
  const { menu, menuId, split, at } = drawn;
  const report: ReportItem[] = [];
  if (split.joined) {
    const words = `CXone speaks “${menu.id}” in more than two parts; they are drawn as one text and sent back as they are until it is changed.`;
    report.push({ kind: "approximated", code: "prompts-joined", nodeId: menuId, params: {}, words });
  }
  const keys = menu.dtmfMappings.map(({ key }) => key);
  if (keys.length === 0) {
    const words = `CXone's menu “${menu.id}” has no key, but its document wants at least one. Add one before you publish.`;
    report.push({ kind: "approximated", code: "menu-without-keys", nodeId: menuId, params: {}, words });
  }
  for (const index of repeated(keys)) {
    const place = {
      vendor: "CXone",
      pointer: `${at}/dtmfMappings/${index}/key`,
      menu: menu.id,
      key: keys[index] ?? "",
    };
    report.push({ ...keyTwice(place), nodeId: menuId });
  }
  if (menu.timeoutBehavior.action === "transfer") {
    const words = `CXone transfers silent callers of “${menu.id}” at once; the drawing shows where to, and the action is sent back as it is.`;
    report.push({ kind: "approximated", code: "transfer-on-silence", nodeId: menuId, params: {}, words });
  }
  return [...report, ...unknownValues(menu, menuId, at), ...textsWithVariables(drawn)];
}

function unknownValues(menu: WireMenu, menuId: NodeId, at: string): ReportItem[] {
  const { action, fallbackDestination } = menu.timeoutBehavior;
  const destinations = menu.dtmfMappings.map(({ destination }, index) => ({
    pointer: `${at}/dtmfMappings/${index}/destination/type`,
    value: destination.type,
    known: DESTINATION_TYPES,
  }));
  return [
    ...destinations,
    { pointer: `${at}/timeoutBehavior/action`, value: action, known: TIMEOUT_ACTIONS },
    {
      pointer: `${at}/timeoutBehavior/fallbackDestination/type`,
      value: fallbackDestination.type,
      known: DESTINATION_TYPES,
    },
  ].flatMap(({ pointer, value, known }: { pointer: string; value: string; known: readonly string[] }) =>
    known.includes(value) ? [] : [{ ...unknownValue({ vendor: "CXone", pointer, value }), nodeId: menuId }],
  );
}

function textsWithVariables({ menu, menuId }: { readonly menu: WireMenu; readonly menuId: NodeId }): ReportItem[] {
  const languages = menu.voicePrompts.flatMap(({ text, language }) => (hasVariables(text) ? [language] : []));
  return [...new Set(languages)].map((language) => ({
    kind: "approximated",
    code: "text-with-variables",
    nodeId: menuId,
    params: { language },
    words: `CXone reads “{{…}}” in “${menu.id}” aloud (${language}): its menus know no variables. Take it out before you publish.`,
  }));
}
