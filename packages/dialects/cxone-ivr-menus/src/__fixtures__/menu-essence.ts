import { buildFlowGraph, type Flow, type FlowNode, type Json, type PromptText } from "@tonegraph/flow-model";

/**
 * All that a flow of this dialect's shape says, but for names of blocks and places on the canvas, which stay in the drawing.
 * `spoken` is what callers of a language hear in a row, `parts` is which block says what of it.
 */
export function menuEssence(flow: Flow): Readonly<Record<string, Json>> {
  const graph = buildFlowGraph(flow);
  const next = (nodeId: string, port: string): string => graph.edgeOn(nodeId, port)?.target ?? "";
  const first = next(flow.startNodeId, "next");
  const menuId = flow.nodes[first]?.kind === "message" ? next(first, "next") : first;
  const menu = flow.nodes[menuId];
  const message = menuId === first ? undefined : flow.nodes[first];
  if (menu?.kind !== "menu") return { menu: null };
  const messageTexts = textsOf(message, flow);
  const menuTexts = textsOf(menu, flow);
  const ports = [...menu.options.map(({ key }) => `key:${key}`), "noInput"];
  const places = ports.map((port) => flow.nodes[next(menuId, port)]);
  const leads = (port: string): Json => placeOf(flow.nodes[next(menuId, port)]);
  const languages = [...new Set([...Object.keys(messageTexts), ...Object.keys(menuTexts)])].toSorted();
  return {
    name: flow.name,
    description: flow.description,
    languages: [...flow.languages].toSorted(),
    defaultLanguage: flow.defaultLanguage,
    spoken: Object.fromEntries(
      languages.map((language) => [language, [messageTexts, menuTexts].flatMap((part) => part[language] ?? [])]),
    ),
    parts: [message !== undefined, Object.entries(messageTexts).toSorted(), Object.entries(menuTexts).toSorted()],
    keys: menu.options.map(({ key }) => ({ key, leads: leads(`key:${key}`) })),
    wait: menu.noInput.timeoutMs,
    repeats: menu.noInput.maxRepeats,
    silence: leads("noInput"),
    wrongKey: leads("noMatch"),
    wrongRepeats: menu.noMatch.maxRepeats,
    retryPrompts: [menu.noInput.promptId ?? "", menu.noMatch.promptId ?? ""],
    speech: [menu.speechEnabled === true, menu.options.some(({ speech }) => Object.keys(speech ?? {}).length > 0)],
    priorities: places.map((place) => (place?.kind === "queue" ? (place.priority ?? null) : null)),
    farewells: places.map((place) => (place?.kind === "hangup" ? (place.promptId ?? "") : "")),
    outcomes: places.map((place) => (place?.kind === "hangup" ? place.outcome : "")),
    isHeardToItsEnd: message?.kind === "message" && message.interruptible === false,
    fallback: JSON.parse(JSON.stringify(flow.fallback ?? null)),
    variables: Object.keys(flow.variables),
    campaign: flow.campaignId ?? null,
    window: flow.activeWindow === undefined ? null : "one",
  };
}

function textsOf(node: FlowNode | undefined, flow: Flow): Record<string, string> {
  const promptId = node?.kind === "message" || node?.kind === "menu" ? node.promptId : "";
  const texts = Object.entries(flow.prompts[promptId]?.texts ?? {});
  return Object.fromEntries(texts.map(([language, text]: [string, PromptText]) => [
      language,
      text.kind === "speech" ? text.text : text.kind,
    ]));
}

function placeOf(node: FlowNode | undefined): Json {
  switch (node?.kind) {
    case "queue":
      return { queue: node.queueId };
    case "agent":
      return { agent: node.agentId };
    case "externalNumber":
      return { number: node.number };
    case "hangup":
      return "hangup";
    default:
      return node?.kind ?? null;
  }
}
