/** The tokens from one up to and including the other. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** No token. */
const NEVER: Span = { from: -1, to: -1 };

/** Whether a token is in a span. */
export function isWithin({ from, to }: Span, at: number): boolean {
  return at >= from && at <= to;
}

/** What is known of the sentence that is being read, up to the token that is being read. */
export interface Sentence {
  readonly number: number;
  readonly from: number;
  /** Whether a key was offered in it. */
  hasOffer: boolean;
  /** Whether the entry of several digits, or a recording, is asked for in it. */
  hasEntry: boolean;
  /** Whether its next key ends an entry or a recording. */
  endsEntry: boolean;
  /** Whether the rest of it speaks of another menu. */
  isElsewhere: boolean;
  /** An offer that begins from this token up to that is taken back: “do not please press 1”. */
  denied: Span;
  /** One that begins here comes behind “then”. */
  later: Span;
  /** The token behind the last “and” and the last “or”. */
  andAt: number;
  orAt: number;
  /** Where a clause that says what a key is for has begun since the last offer, or -1. */
  functionFrom: number;
}

/** A sentence of which nothing is read yet. */
export function newSentence(number: number, from: number): Sentence {
  return {
    number,
    from,
    hasOffer: false,
    hasEntry: false,
    endsEntry: false,
    isElsewhere: false,
    denied: NEVER,
    later: NEVER,
    andAt: -1,
    orAt: -1,
    functionFrom: -1,
  };
}
