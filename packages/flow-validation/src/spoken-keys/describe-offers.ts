import type { Offer } from "./offer.ts";
import { endOf, functionAt, isQuiet, skip, type Reading } from "./read-keys.ts";
import type { OfferOrder } from "./spoken-key.ts";

/** What an offer is for: the tokens `from` up to `to`, none where these are equal. */
export interface OfferFunction {
  readonly order: OfferOrder;
  readonly from: number;
  readonly to: number;
}

/** Words before a key that begin with no “for” or “to” are its function only where they are few: “Sales, press 1”. */
const MAX_BARE_WORDS = 6;
/** How far back a sentence may begin that says nothing but the function: “For sales. Press 1.” */
const MAX_LOOK_BACK = 16;

interface Place {
  readonly offer: Offer;
  readonly previous: Offer | null;
  readonly next: Offer | null;
  /** Where the words behind the key that are its function would begin, or -1. */
  readonly behind: number;
  /** Where those behind the next offer of the sentence would, or -1. */
  readonly behindNext: number;
  /** Whether the last offer of the sentence has its function behind it: then all that could have it there, have. */
  readonly isKeyFirst: boolean;
  /** Where the words of the previous key begin, if it stands before them, else -1. */
  readonly taken: number;
}

/** Says of each offer what it is for, and whether that is said before the key or behind it. Linear. */
export function describeOffers(reading: Reading, offers: readonly Offer[]): OfferFunction[] {
  const behind = offers.map((offer) => functionBehind(reading, offer));
  const styles = stylesOf(offers, behind);
  const functions: OfferFunction[] = [];
  offers.forEach((offer, at) => {
    const isSame = (other: Offer | undefined): Offer | null => (other?.sentence === offer.sentence ? other : null);
    const previous = isSame(offers[at - 1]);
    const before = functions[at - 1];
    functions.push(
      functionOf(reading, {
        offer,
        previous,
        next: isSame(offers[at + 1]),
        behind: behind[at] ?? -1,
        behindNext: behind[at + 1] ?? -1,
        isKeyFirst: styles.get(offer.sentence) ?? false,
        taken: previous && before && before.order === "keyFirst" && before.from < before.to ? before.from : -1,
      }),
    );
  });
  return functions;
}

function stylesOf(offers: readonly Offer[], behind: readonly number[]): Map<number, boolean> {
  return new Map(offers.map((offer, at) => [offer.sentence, (behind[at] ?? -1) >= 0]));
}

function functionOf(reading: Reading, place: Place): OfferFunction {
  const before = functionBefore(reading, place);
  const isBehind = place.behind >= 0 && (before < 0 || (place.isKeyFirst && !isApart(reading, place)));
  if (isBehind) return keyFirst(reading, place, place.behind);
  if (before >= 0) return trimmed(reading, { order: "functionFirst", from: before, to: place.offer.from });
  return (
    sentenceBefore(reading, place) ??
    bareWordsBefore(reading, place) ??
    bareWordsBehind(reading, place) ??
    nothing(place)
  );
}

/** Whether a pause stands between the key and what follows, where the language puts none before a clause: “press 1, to go back …”. */
function isApart(reading: Reading, { offer }: Place): boolean {
  return !reading.grammar.commaBeforeClause && isQuiet(reading, skip(reading, offer.end, "asides"));
}

function nothing({ offer }: Place): OfferFunction {
  return { order: "keyFirst", from: offer.end, to: offer.end };
}

/** Behind “for” in “press 1 now for sales”, behind “say” in “press 1 or say sales”; -1 where neither stands there. */
function functionBehind(reading: Reading, { end }: Offer): number {
  const at = skip(reading, end, "asides");
  const behindPause = reading.tokens[at]?.kind === "pause" ? at + 1 : at;
  const say = endOf(reading, skip(reading, behindPause, "or"), "say");
  return say >= 0 && endOf(reading, behindPause, "or") >= 0 ? say : functionAt(reading, behindPause);
}

/** Where the words of the function begin that are said before the key, or -1. */
function functionBefore(reading: Reading, { offer, previous, taken }: Place): number {
  const from = taken >= 0 ? taken : (previous?.end ?? offer.sentenceFrom);
  let last = -1;
  for (let at = from; at < offer.from; at++) {
    const marker = Math.max(functionAt(reading, at), endOf(reading, at, "say"));
    if (marker < 0 || marker > offer.from) continue;
    const begins = beginsClause(reading, at) || (at === from && taken < 0);
    if (begins) return marker;
    last = marker;
  }
  return taken >= 0 ? -1 : last;
}

function beginsClause(reading: Reading, at: number): boolean {
  return isQuiet(reading, at - 1) || endOf(reading, at - 1, "and", "or") === at;
}

function keyFirst(reading: Reading, { offer, next, behindNext }: Place, from: number): OfferFunction {
  const end = next?.from ?? endOfSentence(reading, offer.end);
  const isCut = next !== null && behindNext < 0;
  for (let at = from + 1; at < end; at++) {
    const isOther = isCut && beginsClause(reading, at) && functionAt(reading, at) >= 0;
    if (isOther) return trimmed(reading, { order: "keyFirst", from, to: at });
  }
  return trimmed(reading, { order: "keyFirst", from, to: end });
}

function endOfSentence({ tokens }: Reading, from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]?.kind !== "stop") at++;
  return at;
}

/** “For sales. Press 1.” or “For sales … press 1”, with the full stop as a pause for breath. */
function sentenceBefore(reading: Reading, { offer, previous }: Place): OfferFunction | null {
  const stop = offer.sentenceFrom - 1;
  if (previous || skip(reading, offer.sentenceFrom, "asides") !== offer.from || stop < 1) return null;
  let from = stop;
  while (from > 0 && reading.tokens[from - 1]?.kind !== "stop" && stop - from <= MAX_LOOK_BACK) from--;
  const marker = functionAt(reading, from);
  return marker < 0 || marker >= stop ? null : trimmed(reading, { order: "functionFirst", from: marker, to: stop });
}

/** “Sales, press 1”, “Sales: press 1”. */
function bareWordsBefore(reading: Reading, { offer, previous, taken }: Place): OfferFunction | null {
  if (taken >= 0 || offer.kind === "wait") return null;
  const first = previous?.end ?? offer.sentenceFrom;
  const { to } = trimmed(reading, { order: "functionFirst", from: first, to: offer.from });
  let from = to;
  while (from > first && !isQuiet(reading, from - 1) && to - from <= MAX_BARE_WORDS) from--;
  const words = trimmed(reading, { order: "functionFirst", from, to });
  const count = words.to - words.from;
  return count > 0 && count <= MAX_BARE_WORDS ? words : null;
}

/** “Option 1: sales”, and German “mit der 2 die Buchhaltung”. */
function bareWordsBehind(reading: Reading, place: Place): OfferFunction | null {
  const { offer } = place;
  const token = reading.tokens[offer.end];
  const isExplained = token?.kind === "pause" && /^[:–—-]$/.test(token.text);
  return isExplained || offer.leadsOn ? keyFirst(reading, place, offer.end) : null;
}

/** Takes away what is not said of the function: pauses, “or”, “please”, and what callers may say instead. */
function trimmed(reading: Reading, { order, from: first, to: end }: OfferFunction): OfferFunction {
  let from = first;
  while (from < end) {
    const joined = isQuiet(reading, from) ? from + 1 : endOf(reading, from, "and", "or");
    if (joined < 0 || joined > end) break;
    from = joined;
  }
  let to = firstOf(end, sayWithin(reading, from, end));
  while (to > from) {
    const cut = endingAt(reading, from, to);
    if (cut === to) break;
    to = cut;
  }
  return { order, from, to };
}

function firstOf(end: number, other: number): number {
  return other < 0 ? end : other;
}

function sayWithin(reading: Reading, from: number, end: number): number {
  for (let at = from + 1; at < end; at++)
    if (beginsClause(reading, at) && endOf(reading, at, "say", "waits") >= 0) return at;
  return -1;
}

/** Where the last word that says something ends, one step back from `to`. */
function endingAt(reading: Reading, from: number, to: number): number {
  if (isQuiet(reading, to - 1)) return to - 1;
  for (let at = Math.max(from, to - 5); at < to; at++)
    if (endOf(reading, at, "and", "or", "asides", "afterwards") === to) return at;
  return to;
}
