import type { PlacedKey } from "./read-keys.ts";

/** A place in a text where keys, or waiting, are offered. Places are tokens. */
export interface Offer {
  readonly kind: "keys" | "wait";
  readonly keys: readonly PlacedKey[];
  /** Where the words of the offer begin: its verb, or its key. */
  readonly from: number;
  readonly end: number;
  /** Which sentence it stands in, counted from 0, and where that begins and ends. */
  readonly sentence: number;
  readonly sentenceFrom: number;
  /** Whether it says by its form that its function stands right behind it: “mit der 2 …”. */
  readonly leadsOn: boolean;
}

/** The offers of a text in their order. */
export interface Offers {
  readonly offers: readonly Offer[];
  /** A `{{ }}` stands where a key could be. */
  readonly mayOfferMore: boolean;
}
