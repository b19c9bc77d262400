import { wilsonInterval } from "../proportion.ts";

/** Fewer calls than this are shown hatched and never ranked. */
export const ENOUGH_CALLS = 30;

/** A share as it is shown. `rate` is null where nothing was counted: that is no 0 %. */
export interface Rate {
  readonly rate: number | null;
  /** The 95 % interval (Wilson); 0 and 1 where nothing was counted. */
  readonly low: number;
  readonly high: number;
  readonly enough: boolean;
}

/** The rate of `part` in `whole`, both whole numbers of at least 0; a part above the whole is a fault of the source and throws. */
export function rateOf(part: number, whole: number): Rate {
  if (part < 0 || part > whole) throw new RangeError(`${part} of ${whole} is no share`);
  const interval = wilsonInterval({ trials: whole, successes: part });
  return { rate: whole === 0 ? null : part / whole, ...interval, enough: whole >= ENOUGH_CALLS };
}
