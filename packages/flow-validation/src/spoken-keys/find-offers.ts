import { bareKey } from "./bare-key.ts";
import { likelyOffers } from "./likely-offers.ts";
import type { Offer, Offers } from "./offer.ts";
import { endOf, functionAt, isQuiet, readKey, readKeyList, skip, type KeyList, type Reading } from "./read-keys.ts";
import { isWithin, newSentence, type Sentence, type Span } from "./sentence.ts";

/** How the reader goes through a text: everything it offers, or only what names its language unmistakably. */
export type Manner = "own" | "foreign";

interface Search extends Reading {
  readonly manner: Manner;
  readonly offers: Offer[];
  sentence: Sentence;
  /** Whether the sentence before offered a key. */
  afterOffer: boolean;
  /** Whether a verb or a noun said that these are keys; without it, a single loose number is none. */
  isAnchored: boolean;
  /** How many keys were read without a verb or a noun. */
  looseKeys: number;
  /** Offers that only name their function, which a second one must bear out. */
  readonly bare: Offer[];
  mayOfferMore: boolean;
}

/** How many words behind a key can say of which menu it is. */
const MAX_CLAUSE = 8;

/**
 * Finds where a text offers keys. One pass over its tokens: each token is asked whether an offer begins at it, and if not,
 * whether it says something about the offers to come. Never looks further ahead than a list of keys and its clause.
 */
export function findOffers(reading: Reading, manner: Manner): Offers {
  const search: Search = {
    ...reading,
    manner,
    offers: [],
    sentence: newSentence(0, 0),
    afterOffer: false,
    isAnchored: false,
    looseKeys: 0,
    bare: [],
    mayOfferMore: false,
  };
  for (let at = 0; at < reading.tokens.length;) at = step(search, at);
  return { offers: likelyOffers(search), mayOfferMore: search.mayOfferMore };
}

/** Reads what begins at a token, and says at which token to go on. */
function step(search: Search, at: number): number {
  const kind = search.tokens[at]?.kind;
  const beginsNothing = search.entries[at] === undefined && kind !== "number" && kind !== "symbol";
  if (kind === "stop") endSentence(search, at + 1);
  if (kind === "value" && isWholeLine(search, at)) search.mayOfferMore = true;
  if (beginsNothing) return at + 1;
  const wait = search.manner === "own" ? endOf(search, at, "waits") : -1;
  if (wait >= 0) return addWait(search, at, wait);
  const noted = note(search, at);
  if (noted >= 0) return noted;
  return search.manner === "foreign" ? afterVerb(search, at) : readOffer(search, at);
}

function endSentence(search: Search, from: number): void {
  search.afterOffer = search.sentence.hasOffer;
  search.sentence = newSentence(search.sentence.number + 1, from);
}

/** A sentence or a line that is nothing but a `{{ }}` may be a whole menu. */
function isWholeLine({ tokens }: Search, at: number): boolean {
  const ends = [tokens[at - 1], tokens[at + 1]];
  return ends.every((token) => token === undefined || token.kind === "stop" || token.text === "\n");
}

function readOffer(search: Search, at: number): number {
  for (const way of WAYS) {
    const end = way(search, at);
    if (end > at) return end;
  }
  noteJoin(search, at);
  return at + 1;
}

/** The ways to word an offer, tried at every token in this order. */
const WAYS: readonly ((search: Search, at: number) => number)[] = [
  afterVerb,
  afterBy,
  afterOption,
  beforeVerb,
  keyAndFunction,
  functionAndKey,
  bareFunctionAndKey,
];

/** “press 1”, “press one or two”, “press {{ key }}”. Behind a verb everything that is a key is read, also where it is denied. */
function afterVerb(search: Search, at: number): number {
  const verb = endOf(search, at, search.manner === "own" ? "verbs" : "unmistakable");
  if (verb < 0) return search.manner === "own" ? -1 : at + 1;
  const list = readKeyList(search, verb, search.sentence.functionFrom >= 0);
  if (list) return take(search, at, { ...list, form: ANCHOR });
  const filled = skip(search, verb, "fillers");
  if (search.tokens[filled]?.kind === "value") search.mayOfferMore = true;
  return verb;
}

/** German “mit der 2 erreichen Sie …”. */
function afterBy(search: Search, at: number): number {
  const by = endOf(search, at, "by");
  const list = by < 0 ? null : readKeyList(search, by, false);
  if (!list || list.isNumber) return -1;
  const leads = isQuiet(search, list.end) || endOf(search, list.end, "markers", "determiners", "and", "or") >= 0;
  return leads ? take(search, at, { ...list, form: LEADING }) : -1;
}

/** “option three”, “Taste 2”: a noun that names a key without a verb. */
function afterOption(search: Search, at: number): number {
  const noun = endOf(search, at, "options");
  const list = noun < 0 ? null : readKeyList(search, noun, search.sentence.functionFrom >= 0);
  if (!list || list.isNumber) return -1;
  const ends = isQuiet(search, list.end) || endOf(search, list.end, "markers", "asides", "and", "or") >= 0;
  return ends ? take(search, at, { ...list, form: ANCHOR }) : -1;
}

/** German “bitte die 1 drücken”, “die 1 drücken Sie für …”. */
function beforeVerb(search: Search, at: number): number {
  const key = skip(search, at, "determiners");
  if (key === at && !isQuiet(search, at - 1)) return -1;
  const list = readKey(search, key, key > at);
  const verb = list && !list.isNumber ? endOf(search, skip(search, list.end, "asides"), "verbsBehind") : -1;
  if (!list || verb < 0 || isVerbOfAnother(search, verb)) return -1;
  return take(search, at, { ...list, end: verb, form: ANCHOR });
}

/** Whether the verb behind a number has a key of its own: “für Terminal 2 drücken Sie die 3”. */
function isVerbOfAnother(search: Search, behindVerb: number): boolean {
  return readKeyList(search, behindVerb, false) !== null;
}

/** “…, 2 for support” behind an offer: the verb is not said again, the key stands before its function. */
function keyAndFunction(search: Search, at: number): number {
  const { sentence } = search;
  if (!sentence.hasOffer && !search.afterOffer) return -1;
  if (!beginsClause(search, at)) return -1;
  const key = skip(search, at, "determiners");
  const list = readKey(search, key, key > at);
  if (!list || list.isNumber) return -1;
  const marker = markerBehind(search, list.end, search.grammar.commaBeforeClause);
  const isRange = marker >= 0 && readKey(search, marker, false) !== null;
  return marker < 0 || isRange ? -1 : take(search, at, list);
}

/** “for support, 2” or “für Support die 2”: the verb is not said again, or only later. */
function functionAndKey(search: Search, at: number): number {
  const { sentence, tokens } = search;
  if (sentence.functionFrom < 0 || at === sentence.functionFrom) return -1;
  const key = skip(search, at, "determiners");
  const isIntroduced = key > at || tokens[at - 1]?.kind === "pause";
  if (!isIntroduced && !sentence.hasOffer) return -1;
  const list = readKey(search, key, key > at);
  if (!list || list.isNumber || !endsFunction(search, list.end)) return -1;
  return take(search, at, list);
}

/** “Sales, 1. Support, 2.”: neither a verb nor a marker. Behind another offer one is enough. */
function bareFunctionAndKey(search: Search, at: number): number {
  const list = bareKey(search, at);
  if (!list) return -1;
  const before = search.offers.length;
  const isBorneOut = search.afterOffer && search.isAnchored;
  const end = take(search, at, list);
  const [offer] = search.offers.slice(before);
  if (offer && !isBorneOut) search.bare.push(offer);
  return end;
}

/** Whether a number ends the clause of its function, and no verb behind it makes it a part of that function. */
function endsFunction(search: Search, at: number): boolean {
  if (!isQuiet(search, at)) {
    const join = endOf(search, at, "and", "or");
    return join >= 0 && endOf(search, join, "markers", "verbs", "determiners") >= 0;
  }
  const behind = skip(search, at + 1, "fillers", "and", "or");
  return search.tokens[at]?.kind !== "pause" || endOf(search, behind, "verbs", "options") < 0;
}

/** The token behind a marker (“for”, “to”, “if”) that follows a key, or -1. */
function markerBehind(search: Search, at: number, mayPause: boolean): number {
  const behind = skip(search, at, "asides");
  const marker = functionAt(search, behind);
  if (marker >= 0 || !mayPause || search.tokens[behind]?.kind !== "pause") return marker;
  return functionAt(search, behind + 1);
}

/** How an offer was worded: whether a verb or a noun said that it is a key, and whether its function must follow. */
interface Form {
  readonly isAnchor: boolean;
  readonly leadsOn: boolean;
}

const LOOSE: Form = { isAnchor: false, leadsOn: false };
const ANCHOR: Form = { isAnchor: true, leadsOn: false };
const LEADING: Form = { isAnchor: true, leadsOn: true };

/** Takes what was read as an offer where the sentence lets it; says where to go on. */
function take(search: Search, at: number, list: KeyList & { readonly form?: Form }): number {
  const { sentence } = search;
  const { form = LOOSE } = list;
  if (list.isNumber) return list.end;
  if (isOffered(search, at, list)) {
    search.offers.push({
      kind: "keys",
      keys: list.keys,
      from: at,
      end: list.end,
      sentence: sentence.number,
      sentenceFrom: sentence.from,
      leadsOn: form.leadsOn,
    });
    sentence.hasOffer = true;
    search.isAnchored ||= form.isAnchor;
    if (!form.isAnchor) search.looseKeys++;
  }
  sentence.functionFrom = -1;
  return list.end;
}

function isOffered(search: Search, at: number, list: KeyList): boolean {
  const { sentence } = search;
  if (isWithin(sentence.denied, at) || sentence.isElsewhere) return false;
  if (isWithin(sentence.later, at) && (sentence.hasOffer || sentence.hasEntry)) {
    sentence.isElsewhere = true;
    return false;
  }
  if (sentence.endsEntry || endsEntryBehind(search, list.end)) {
    sentence.endsEntry = false;
    return false;
  }
  return !speaksOfAnotherMenu(search, list.end) && !(sentence.hasEntry && finishesEntry(search, at, list));
}

/** “…, and press pound”: the key that sends the digits off. “or press star” is an offer. */
function finishesEntry(search: Search, at: number, list: KeyList): boolean {
  const { sentence } = search;
  const key = list.keys[0]?.key;
  if (key !== "#" && key !== "*") return false;
  return sentence.andAt === at || (sentence.orAt !== at && markerBehind(search, list.end, false) < 0);
}

function endsEntryBehind(search: Search, at: number): boolean {
  return endOf(search, search.tokens[at]?.kind === "pause" ? at + 1 : at, "finished") >= 0;
}

/** Whether the clause behind a key says that it is a key of a later menu. */
function speaksOfAnotherMenu(search: Search, from: number): boolean {
  for (let at = from; at < from + MAX_CLAUSE && !isQuiet(search, at); at++) {
    if (endOf(search, at, "elsewhere") >= 0) return true;
    if (endOf(search, at, "and", "or", "afterwards") >= 0) return false;
  }
  return false;
}

function addWait(search: Search, at: number, end: number): number {
  const { number, from } = search.sentence;
  search.offers.push({ kind: "wait", keys: [], from: at, end, sentence: number, sentenceFrom: from, leadsOn: false });
  search.sentence.functionFrom = -1;
  return end;
}

/** Notes phrases that decide about later offers; says where to go on, or -1 where there is none. */
function note(search: Search, at: number): number {
  const { sentence } = search;
  const entry = endOf(search, at, "entries");
  if (entry >= 0) sentence.hasEntry = true;
  const finished = endOf(search, at, "finished");
  if (finished >= 0) sentence.endsEntry = true;
  const elsewhere = endOf(search, at, "elsewhere");
  if (elsewhere >= 0) sentence.isElsewhere = true;
  const denial = functionAt(search, at - 1) === at ? -1 : endOf(search, at, "denials");
  if (denial >= 0) sentence.denied = behind(search, denial);
  const later = endOf(search, at, "afterwards");
  if (later >= 0) sentence.later = behind(search, later);
  return Math.max(entry, finished, elsewhere, denial, later);
}

function behind(search: Search, at: number): Span {
  return { from: at, to: skip(search, at, "fillers") };
}

function noteJoin(search: Search, at: number): void {
  const { sentence } = search;
  const and = endOf(search, at, "and");
  const or = endOf(search, at, "or");
  if (and >= 0) sentence.andAt = skip(search, and, "asides");
  if (or >= 0) sentence.orAt = skip(search, or, "asides");
  if (sentence.functionFrom < 0 && beginsClause(search, at) && functionAt(search, at) >= 0) sentence.functionFrom = at;
}

function beginsClause(search: Search, at: number): boolean {
  const { sentence } = search;
  return isQuiet(search, at - 1) || sentence.andAt === at || sentence.orAt === at || sentence.later.from === at;
}
