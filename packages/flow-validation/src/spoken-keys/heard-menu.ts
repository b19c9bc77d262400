import { ssmlText } from "@tonegraph/caller-time";
import { DTMF_KEYS, type FlowNode, type Language, type PromptId, type PromptText } from "@tonegraph/flow-model";
import type { NodeScope } from "../node-scope.ts";
import { spokenPrompts, type PromptRole } from "../spoken-prompts.ts";
import type { Judged, MappedKey } from "./judge-spoken-keys.ts";
import { readSpokenMenu } from "./read-spoken-menu.ts";
import type { SpokenKey, SpokenMenu } from "./spoken-key.ts";
import { grammarFor } from "./spoken-languages.ts";

/** One prompt that callers hear at a menu, or in a message right before it, in one language. */
export interface HeardText {
  readonly promptId: PromptId;
  readonly role: PromptRole | "before";
  /** Where the words stand in the document. */
  readonly pointer: string;
  /** The words as they are written, where places in them can be shown and mended: text to be spoken. */
  readonly speech: string | null;
  readonly menu: SpokenMenu;
}

/** What callers of one language hear before they press a key, and what they hear after silence or a wrong key. */
export interface HeardMenu {
  readonly language: Language;
  /** The menu's own prompt. */
  readonly main: HeardText;
  /** The messages that lead straight to the menu, the nearest first. */
  readonly before: readonly HeardText[];
  /** What is said instead when the menu asks again. */
  readonly again: readonly HeardText[];
  /** Whether the menu has words of which nothing is known: a recording without a transcript, or a `{{ }}` with keys. */
  readonly mayOfferMore: boolean;
  /** Whether there is anything to hear before the key. */
  readonly isSilent: boolean;
}

/** How many messages in a row before a menu, and how many in all, are taken as part of what it says. */
const MAX_BEFORE = 8;

const heardAt = new WeakMap<NodeScope, readonly HeardMenu[]>();

/** What is heard at a menu or a language choice, once for each language whose keys can be read. Rules that share a scope share it. */
export function heardMenus(scope: NodeScope): readonly HeardMenu[] {
  const heard = heardAt.get(scope) ?? listen(scope);
  heardAt.set(scope, heard);
  return heard;
}

function listen(scope: NodeScope): HeardMenu[] {
  if (scope.node.kind !== "menu" && scope.node.kind !== "language") return [];
  const messages = promptsBefore(scope);
  return scope.languages.flatMap((language) => {
    const [main, ...again] = spokenPrompts(scope.node).map(({ promptId, role }) =>
      heardText(scope, { promptId, role, language }),
    );
    if (!main || grammarFor(language) === null) return [];
    const before = messages.flatMap((promptId) => heardText(scope, { promptId, role: "before", language }) ?? []);
    const known = new Set([main, ...before].map(({ promptId }) => promptId));
    const first = [main, ...before];
    return {
      language,
      main,
      before,
      again: again.filter((text) => text !== null).filter(({ promptId }) => !known.has(promptId)),
      mayOfferMore: first.some(({ menu }) => menu.mayOfferMore) || readsOnlySome(scope.node),
      isSilent: first.every(({ speech }) => speech?.trim() === ""),
    };
  });
}

/** Everything that is offered before the key is pressed, in the order in which it is heard, with the text it stands in. */
export function firstOffers({ main, before }: HeardMenu): { readonly key: SpokenKey; readonly text: HeardText }[] {
  return [...before.toReversed(), main].flatMap((text) => text.menu.keys.map((key) => ({ key, text })));
}

/** What is offered before the key is pressed, for comparing it with the menu. */
export function offeredFirst(heard: HeardMenu): Judged {
  return { keys: firstOffers(heard).map(({ key }) => key), mayOfferMore: heard.mayOfferMore };
}

/** A key of a menu with its place among the options. */
export interface PlacedOption extends MappedKey {
  readonly index: number;
}

const knownOptions = new WeakMap<FlowNode, Map<Language, readonly PlacedOption[]>>();

/** The keys that a menu has, each once, with its names in a language. Keys of a language choice have none. */
export function mappedKeys(node: FlowNode, language: Language): readonly PlacedOption[] {
  const ofNode = knownOptions.get(node) ?? new Map<Language, readonly PlacedOption[]>();
  knownOptions.set(node, ofNode);
  const options = ofNode.get(language) ?? placedOptions(node, language);
  ofNode.set(language, options);
  return options;
}

function placedOptions(node: FlowNode, language: Language): PlacedOption[] {
  if (node.kind !== "menu" && node.kind !== "language") return [];
  const names =
    node.kind === "menu" ? node.options.map(({ label, speech }) => [label, ...(speech?.[language] ?? [])]) : [];
  return node.options
    .map(({ key }, index) => ({ key, names: names[index] ?? [], index }))
    .filter(({ key, index }) => isFirst(node.options, key, index) && DTMF_KEYS.some((known) => known === key));
}

function isFirst(options: readonly { readonly key: string }[], key: string, index: number): boolean {
  return options.findIndex((option) => option.key === key) === index;
}

/** A language choice can be spoken in languages that cannot be read. */
function readsOnlySome(node: FlowNode): boolean {
  return node.kind === "language" && node.options.some(({ language }) => grammarFor(language) === null);
}

/** The prompts of the messages before a menu, the nearest first. */
function promptsBefore(scope: NodeScope): PromptId[] {
  const seen = new Set([scope.nodeId]);
  const waiting = [scope.nodeId];
  const prompts: PromptId[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    for (const source of scope.messagesInto(next)) {
      const message = seen.has(source) || seen.size > MAX_BEFORE ? null : scope.nodeAt(source);
      if (message?.kind !== "message") continue;
      seen.add(source);
      waiting.push(source);
      if (message.promptId !== "") prompts.push(message.promptId);
    }
  return prompts;
}

function heardText(
  scope: NodeScope,
  {
    promptId,
    role,
    language,
  }: Pick<HeardText, "role"> & { readonly promptId: PromptId | ""; readonly language: Language },
): HeardText | null {
  const texts = promptId === "" ? undefined : scope.prompt(promptId)?.texts;
  const text = texts && Object.hasOwn(texts, language) ? texts[language] : undefined;
  if (!text || promptId === "") return null;
  return {
    promptId,
    role,
    pointer: `/prompts/${promptId}/texts/${language}${FIELDS[text.kind](text)}`,
    speech: text.kind === "speech" ? text.text : null,
    menu: rememberedMenu(text, language),
  };
}

const FIELDS: Readonly<Record<PromptText["kind"], (text: PromptText) => string>> = {
  speech: () => "/text",
  ssml: () => "/ssml",
  audio: (text) => ("transcript" in text ? "/transcript" : ""),
};

const known = new WeakMap<PromptText, Map<Language, SpokenMenu>>();

/** Texts are immutable, and at a keystroke all but one are the same objects as before. */
function rememberedMenu(text: PromptText, language: Language): SpokenMenu {
  const ofText = known.get(text) ?? new Map<Language, SpokenMenu>();
  known.set(text, ofText);
  const menu = ofText.get(language) ?? menuOf(text, language);
  ofText.set(language, menu);
  return menu;
}

function menuOf(text: PromptText, language: Language): SpokenMenu {
  switch (text.kind) {
    case "speech":
      return readSpokenMenu(text.text, language);
    case "ssml":
      return readSpokenMenu(ssmlText(text.ssml), language);
    case "audio":
      return (text.transcript ?? "").trim() === ""
        ? { keys: [], waits: [], mayOfferMore: true }
        : readSpokenMenu(text.transcript ?? "", language);
  }
}
