import type { Offer } from "./offer.ts";

/** What was read as an offer, and how it was worded. */
export interface ReadOffers {
  readonly offers: readonly Offer[];
  /** Those that only name their function: “Sales, 1.” */
  readonly bare: readonly Offer[];
  /** Whether a verb or a noun said of any that these are keys. */
  readonly isAnchored: boolean;
  /** How many were read without one. */
  readonly looseKeys: number;
}

/** The offers without numbers that are hardly keys; waiting needs no key. */
export function likelyOffers({ offers, bare, isAnchored, looseKeys }: ReadOffers): Offer[] {
  if (!isAnchored && looseKeys < 2) return offers.filter(({ kind }) => kind === "wait");
  const keys = bare.flatMap((offer) => offer.keys.map(({ key }) => key));
  const unlikely = new Set(areBareKeys(keys, isAnchored) ? [] : bare);
  return offers.filter((offer) => !unlikely.has(offer));
}

/**
 * Whether keys without a verb can be taken for keys: several, and where another key of the text has its verb, counted up from
 * 1, because “Elm Road, 3. Oak Road, 5.” in front of a menu are not.
 */
function areBareKeys(keys: readonly string[], hasVerbs: boolean): boolean {
  return keys.length > 1 && (!hasVerbs || keys.every((key, place) => key === String(place + 1)));
}
