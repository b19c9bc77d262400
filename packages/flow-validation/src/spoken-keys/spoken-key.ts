/** A key of a telephone, as menus name them: `0` to `9`, `*` and `#`. */
export type TelephoneKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "*" | "#";

/** Whether callers hear what a key is for before they hear the key, or the key first. */
export type OfferOrder = "functionFirst" | "keyFirst";

/** One key that a text offers to callers. */
export interface SpokenKey {
  readonly key: TelephoneKey;
  /** Where the words of the key begin, in UTF-16 units of the text; of a key inside a range, where the range begins. */
  readonly start: number;
  /** Behind the words of the key. */
  readonly end: number;
  /** The words the key is offered for, trimmed; "" where the text gives none. */
  readonly what: string;
  readonly order: OfferOrder;
}

/** A promise for callers who press nothing: “or stay on the line”. Places as in {@link SpokenKey}. */
export interface SpokenWait {
  readonly start: number;
  readonly end: number;
  /** What waiting leads to, trimmed; "" where the text does not say. */
  readonly what: string;
}

/** What a text offers to callers. */
export interface SpokenMenu {
  /** In the order in which they are spoken; a key that is spoken twice is listed twice. */
  readonly keys: readonly SpokenKey[];
  readonly waits: readonly SpokenWait[];
  /** Whether a `{{ }}` stands where a key could be: then the text may offer more keys than can be known. */
  readonly mayOfferMore: boolean;
}
