import type { Rule } from "@tonegraph/flow-validation";
import { menuNotAtStart } from "./menu-not-at-start.ts";
import { menuShared } from "./menu-shared.ts";

/** Rules that only this dialect has, in the order of their codes. */
export const dialectRules: readonly Rule[] = [menuNotAtStart, menuShared];
