import { kindTitle, type NodeKind } from "@tonegraph/flow-model";

/** What a block does to a call; decides its colour. */
export type NodeRole = "start" | "speak" | "ask" | "decide" | "act" | "hand" | "end";

/** How people read a kind of node: its name, what it does, the words they might search it by. */
export interface NodeKindEntry {
  readonly kind: NodeKind;
  readonly title: string;
  readonly role: NodeRole;
  readonly icon: NodeIcon;
  readonly group: string;
  readonly hint: string;
  readonly keywords: string;
}

/** The icons that node tiles have. */
export type NodeIcon =
  | "phone"
  | "say"
  | "language"
  | "pad"
  | "digits"
  | "clock"
  | "branch"
  | "api"
  | "variable"
  | "flow"
  | "queue"
  | "person"
  | "voicemail"
  | "end"
  | "vendor";

/** Every kind of node, in the order of the palette. */
export const NODE_CATALOGUE: readonly NodeKindEntry[] = [
  entry("start", ["start", "phone", "Begin"], ["Where every call begins", "start begin entry"]),
  entry(
    "message",
    ["speak", "say", "Speak"],
    ["Says something and goes on", "speak play announcement greeting say prompt"],
  ),
  entry("language", ["speak", "language", "Speak"], ["Callers choose a language", "language translate"]),
  entry("menu", ["ask", "pad", "Ask"], ["Callers press one key", "menu ivr dtmf keys options press choice"]),
  entry("collect", ["ask", "digits", "Ask"], ["Callers enter a number", "input digits number account pin collect"]),
  entry("hours", ["decide", "clock", "Decide"], ["Open, closed or holiday", "hours time schedule closed holiday"]),
  entry("condition", ["decide", "branch", "Decide"], ["Goes one way or another", "condition if branch decision"]),
  entry("httpRequest", ["act", "api", "Act"], ["Asks another system", "http api request webhook data dip"]),
  entry("setVariables", ["act", "variable", "Act"], ["Remembers values", "variables set assign data"]),
  entry("transform", ["act", "variable", "Act"], ["Works out one value", "transform format validate parse"]),
  entry("subflow", ["act", "flow", "Act"], ["Runs another flow", "subflow module flow"]),
  entry("queue", ["hand", "queue", "Hand over"], ["Callers wait for an agent", "queue skill acd agents transfer"]),
  entry("agent", ["hand", "person", "Hand over"], ["Hands over to one person", "agent person user transfer"]),
  entry(
    "externalNumber",
    ["hand", "phone", "Hand over"],
    ["Transfers to a telephone number", "external number phone transfer pstn e164"],
  ),
  entry("voicemail", ["end", "voicemail", "Hand over"], ["Records a message", "voicemail record mailbox"]),
  entry("hangup", ["end", "end", "Hand over"], ["Ends the call", "hangup end disconnect terminate goodbye"]),
  entry("vendorBlock", ["act", "vendor", "Act"], ["Kept as the vendor has it", "vendor opaque"]),
];

/** The kinds that people can add themselves; the start exists once and vendor blocks only come by import. */
export const ADDABLE_KINDS: readonly NodeKindEntry[] = NODE_CATALOGUE.filter(
  ({ kind }) => kind !== "start" && kind !== "vendorBlock",
);

const BY_KIND = new Map(NODE_CATALOGUE.map((found) => [found.kind, found]));

/** How people read this kind of node. */
export function nodeKindEntry(kind: NodeKind): NodeKindEntry {
  const found = BY_KIND.get(kind);
  if (!found) throw new Error(`the node catalogue lacks ${kind}`);
  return found;
}

/** The kinds whose name, hint or keywords contain every word of the search. */
export function searchKinds(search: string, kinds: readonly NodeKindEntry[] = ADDABLE_KINDS): NodeKindEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = kinds.filter(({ title, hint, keywords }) => {
    const text = `${title} ${hint} ${keywords}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = (found: NodeKindEntry): number =>
    found.title.toLowerCase().startsWith(search.toLowerCase().trim()) ? 0 : 1;
  return matches.toSorted((left, right) => rank(left) - rank(right));
}

function entry(
  kind: NodeKind,
  [role, icon, group]: readonly [NodeRole, NodeIcon, string],
  [hint, keywords]: readonly [string, string],
): NodeKindEntry {
  return { kind, title: kindTitle(kind), role, icon, group, hint, keywords };
}

/** The type under which a kind travels when it is dragged from the palette to the canvas. */
export const PALETTE_DRAG_TYPE = "application/x-tonegraph-kind";
