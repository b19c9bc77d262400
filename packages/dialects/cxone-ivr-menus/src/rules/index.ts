import type { Rule } from "@tonegraph/flow-validation";
import { foreignBlock } from "./foreign-block.ts";
import { hangUpWithoutFallback } from "./hang-up-without-fallback.ts";
import { menuNotFirst } from "./menu-not-first.ts";
import { menuWithoutKeys } from "./menu-without-keys.ts";
import { textNotPlain } from "./text-not-plain.ts";
import { twiceAtVendor } from "./twice-at-vendor.ts";

/** Rules that only this dialect has, beside the common ones; they carry their own words. */
export const dialectRules: readonly (Rule & Required<Pick<Rule, "words">>)[] = [
  foreignBlock,
  hangUpWithoutFallback,
  menuNotFirst,
  menuWithoutKeys,
  textNotPlain,
  twiceAtVendor,
];
