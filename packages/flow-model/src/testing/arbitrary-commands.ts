import fc from "fast-check";
import type { Command, SimpleCommand } from "../commands/command.ts";
import type { SimpleCommandType } from "../commands/edit.ts";
import type { Flow } from "../flow.ts";
import { ignoredPlaceOf, type IgnoredPlace } from "../ignored-problem.ts";
import type { Json } from "../json.ts";
import { portsOf } from "../nodes/ports.ts";
import {
  arbitraryGoals,
  arbitraryIgnored,
  arbitraryNote,
  arbitraryTests,
  arbitraryVariable,
} from "./arbitrary-flow.ts";
import { arbitraryMenuOption, arbitraryNode } from "./arbitrary-node.ts";
import {
  CONNECTION_IDS,
  LANGUAGES,
  NODE_IDS,
  PROMPT_IDS,
  arbitraryJson,
  arbitraryKey,
  arbitraryLanguage,
  arbitraryName,
  arbitraryPosition,
  arbitraryPrompt,
  arbitraryPromptReference,
  arbitraryPromptText,
  arbitraryText,
} from "./arbitrary-values.ts";

type CommandsByType = { readonly [Type in SimpleCommandType]: fc.Arbitrary<Extract<SimpleCommand, { type: Type }>> };

/**
 * Commands of every type that fit this flow often but not always: some are refused, and that is meant. Later commands do
 * not know what earlier ones did.
 */
export function arbitraryCommands(flow: Flow): fc.Arbitrary<Command[]> {
  return fc.array(arbitraryCommand(flow), { maxLength: 12 });
}

/** One command as in {@link arbitraryCommands}. */
export function arbitraryCommand(flow: Flow): fc.Arbitrary<Command> {
  const simple = fc.oneof(...Object.values<fc.Arbitrary<SimpleCommand>>(commandsByType(flow)));
  const batch = fc.record({
    type: fc.constant("batch"),
    label: arbitraryText,
    commands: fc.array(simple, { minLength: 1, maxLength: 4 }),
  });
  return fc.oneof({ weight: 8, arbitrary: simple }, { weight: 1, arbitrary: batch });
}

function commandsByType(flow: Flow): CommandsByType {
  return {
    ...nodeCommands(flow),
    ...connectionCommands(flow),
    ...optionCommands(flow),
    ...promptCommands(),
    ...settingCommands(flow),
  };
}

function nodeIdOf(flow: Flow): fc.Arbitrary<string> {
  const present = fc.constantFrom(...Object.keys(flow.nodes));
  return fc.oneof({ weight: 5, arbitrary: present }, { weight: 1, arbitrary: fc.constantFrom(...NODE_IDS) });
}

function nodeCommands(
  flow: Flow,
): Pick<CommandsByType, "addNode" | "removeNodes" | "moveNodes" | "setNodeFields" | "insertFragment"> {
  const nodeId = nodeIdOf(flow);
  const fields: fc.Arbitrary<Record<string, Json>> = fc.oneof(
    fc.dictionary(fc.constantFrom("label", "queueId", "agentId", "number", "url", "foo", "kind"), arbitraryText, {
      maxKeys: 2,
    }),
    fc.record({ promptId: arbitraryPromptReference }),
    fc.record({ options: fc.array(fc.record({ key: arbitraryKey, label: arbitraryText }), { maxLength: 3 }) }),
    fc.record({ ports: fc.array(fc.constantFrom("next", "other"), { maxLength: 2 }) }),
    fc.record({
      branches: fc.array(fc.record({ id: fc.constantFrom("one", "four"), label: arbitraryText, when: arbitraryText }), {
        maxLength: 2,
      }),
    }),
  );
  const moves = fc.dictionary(
    fc.constantFrom("branch:one", "branch:two", "key:1", "next"),
    fc.constantFrom("branch:four", "key:2", "other"),
    {
      maxKeys: 2,
    },
  );
  return {
    addNode: fc.record({ type: fc.constant("addNode"), nodeId: fc.constantFrom(...NODE_IDS), node: arbitraryNode }),
    removeNodes: fc.record(
      {
        type: fc.constant("removeNodes"),
        nodeIds: fc.array(nodeId, { minLength: 1, maxLength: 3 }),
        heal: fc.boolean(),
      },
      { requiredKeys: ["type", "nodeIds"] },
    ),
    moveNodes: fc.record({
      type: fc.constant("moveNodes"),
      positions: fc.dictionary(nodeId, arbitraryPosition, { maxKeys: 3 }),
    }),
    setNodeFields: fc.record(
      {
        type: fc.constant("setNodeFields"),
        nodeId,
        set: fields,
        unset: fc.subarray(["done", "label", "priority", "interruptible"]),
        movePorts: moves,
      },
      { requiredKeys: ["type", "nodeId"] },
    ),
    insertFragment: fc.record({
      type: fc.constant("insertFragment"),
      nodes: fc.dictionary(fc.constantFrom("node_x", "node_y", "node_a"), arbitraryNode, { maxKeys: 2 }),
      connections: fc.dictionary(
        fc.constantFrom("conn_x", "conn_y"),
        fc.record({
          source: fc.constantFrom("node_x", "node_y"),
          port: portOf(flow),
          target: fc.oneof(nodeId, fc.constant("node_y")),
        }),
        { maxKeys: 1 },
      ),
      prompts: fc.dictionary(fc.constantFrom("prompt_x", "prompt_a"), arbitraryPrompt, { maxKeys: 1 }),
    }),
  };
}

function portOf(flow: Flow): fc.Arbitrary<string> {
  const ports = Object.values(flow.nodes).flatMap((node) => portsOf(node));
  return fc.constantFrom("next", "noInput", ...ports).filter((port) => port !== "");
}

function connectionCommands(flow: Flow): Pick<CommandsByType, "connect" | "disconnect" | "reconnect" | "spliceNode"> {
  const nodeId = nodeIdOf(flow);
  const ends = Object.entries(flow.nodes).flatMap(([source, node]) => portsOf(node).map((port) => ({ source, port })));
  const end = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ends) },
    { weight: 1, arbitrary: fc.record({ source: nodeId, port: portOf(flow) }) },
  );
  const connection = fc.tuple(end, nodeId).map(([from, target]) => ({ ...from, target }));
  const present = Object.keys(flow.connections);
  const connectionId = fc.constantFrom(...(present.length > 0 ? present : CONNECTION_IDS), "conn_0");
  const newId = fc.constantFrom(...CONNECTION_IDS, "conn_new", "conn_newer");
  return {
    connect: fc.record({ type: fc.constant("connect"), connectionId: newId, connection }),
    disconnect: fc.record({
      type: fc.constant("disconnect"),
      connectionIds: fc.array(connectionId, { minLength: 1, maxLength: 3 }),
    }),
    reconnect: fc.record(
      { type: fc.constant("reconnect"), connectionId, source: nodeId, port: portOf(flow), target: nodeId },
      { requiredKeys: ["type", "connectionId"] },
    ),
    spliceNode: fc.record({
      type: fc.constant("spliceNode"),
      connectionId,
      nodeId,
      port: portOf(flow),
      newConnectionId: newId,
    }),
  };
}

function optionCommands(
  flow: Flow,
): Pick<CommandsByType, "addMenuOption" | "removeMenuOption" | "setMenuOption" | "reorderMenuOptions"> {
  const menus = Object.keys(flow.nodes).filter((id) => flow.nodes[id]?.kind === "menu");
  const nodeId = menus.length > 0 ? fc.oneof(fc.constantFrom(...menus), nodeIdOf(flow)) : nodeIdOf(flow);
  const index = fc.nat(4);
  return {
    addMenuOption: fc.record(
      { type: fc.constant("addMenuOption"), nodeId, option: arbitraryMenuOption, index },
      { requiredKeys: ["type", "nodeId", "option"] },
    ),
    removeMenuOption: fc.record({ type: fc.constant("removeMenuOption"), nodeId, index }),
    setMenuOption: fc.record(
      {
        type: fc.constant("setMenuOption"),
        nodeId,
        index,
        key: arbitraryKey,
        label: arbitraryText,
        speech: fc.dictionary(arbitraryLanguage, fc.array(arbitraryText, { maxLength: 1 }), { maxKeys: 1 }),
      },
      { requiredKeys: ["type", "nodeId", "index"] },
    ),
    reorderMenuOptions: fc.record({
      type: fc.constant("reorderMenuOptions"),
      nodeId,
      order: fc.nat(4).chain((size) =>
        fc.shuffledSubarray(
          Array.from({ length: size }, (_, at) => at),
          { minLength: size },
        ),
      ),
    }),
  };
}

function promptCommands(): Pick<CommandsByType, "putPrompt" | "removePrompt" | "setPromptLabel" | "setPromptText"> {
  const promptId = fc.constantFrom(...PROMPT_IDS);
  return {
    putPrompt: fc.record({ type: fc.constant("putPrompt"), promptId, prompt: arbitraryPrompt }),
    removePrompt: fc.record({ type: fc.constant("removePrompt"), promptId }),
    setPromptLabel: fc.record({ type: fc.constant("setPromptLabel"), promptId, label: arbitraryText }),
    setPromptText: fc.record({
      type: fc.constant("setPromptText"),
      promptId,
      language: arbitraryLanguage,
      text: fc.option(arbitraryPromptText),
    }),
  };
}

function settingCommands(
  flow: Flow,
): Pick<
  CommandsByType,
  | "setFlowFields"
  | "setLanguages"
  | "setVariable"
  | "setNote"
  | "setGoals"
  | "setTests"
  | "ignoreProblem"
  | "unignoreProblem"
  | "setVendorExtras"
> {
  const set = fc.record(
    {
      name: fc.constantFrom("Support", "a/b", ""),
      description: arbitraryText,
      profile: fc.constantFrom("portable", ""),
      campaignId: fc.option(arbitraryText),
      activeWindow: fc.constantFrom(null, { from: "2026-01-01T00:00:00Z", until: "2026-01-02T00:00:00Z" }),
      fallback: fc.constantFrom(null, { kind: "hangup" as const }),
    },
    { requiredKeys: [] },
  );
  return {
    setFlowFields: fc.record({ type: fc.constant("setFlowFields"), set }),
    setLanguages: fc.record({
      type: fc.constant("setLanguages"),
      languages: fc.array(arbitraryLanguage, { minLength: 1, maxLength: 3 }),
      defaultLanguage: fc.constantFrom(...LANGUAGES),
    }),
    setVariable: fc.record({
      type: fc.constant("setVariable"),
      name: fc.oneof(arbitraryName, fc.constant("__proto__")),
      variable: fc.option(arbitraryVariable),
    }),
    setNote: fc.record({
      type: fc.constant("setNote"),
      noteId: fc.constantFrom("note_a", "note_b"),
      note: fc.option(arbitraryNote),
    }),
    setGoals: fc.record({ type: fc.constant("setGoals"), goals: arbitraryGoals }),
    setTests: fc.record({ type: fc.constant("setTests"), tests: arbitraryTests }),
    ignoreProblem: fc.record({ type: fc.constant("ignoreProblem"), ignored: arbitraryIgnored }),
    unignoreProblem: fc.record({
      type: fc.constant("unignoreProblem"),
      place: fc
        .constantFrom(...(flow.ignoredProblems ?? []), { code: "caller-cycle" })
        .map((at: IgnoredPlace) => ignoredPlaceOf({ code: at.code, at })),
    }),
    setVendorExtras: fc.record({
      type: fc.constant("setVendorExtras"),
      dialect: fc.constantFrom("cxone", "constructor"),
      extras: fc.option(arbitraryJson),
    }),
  };
}
