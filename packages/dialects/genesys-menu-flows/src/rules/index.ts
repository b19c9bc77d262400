import type { Rule } from "@tonegraph/flow-validation";
import { copyNotUnique } from "./copy-not-unique.ts";
import { idNotUnique } from "./id-not-unique.ts";
import { menuNotAtStart } from "./menu-not-at-start.ts";
import { menuShared } from "./menu-shared.ts";
import { promptNotCarried } from "./prompt-not-carried.ts";

/** Rules that only this dialect has, in the order of their codes. */
export const dialectRules: readonly Rule[] = [copyNotUnique, idNotUnique, menuNotAtStart, menuShared, promptNotCarried];
