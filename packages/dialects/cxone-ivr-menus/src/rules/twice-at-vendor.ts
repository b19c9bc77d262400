import type { Rule, Wording } from "@tonegraph/flow-validation";
import { copyHasTwice, copyHasTwiceWords } from "@tonegraph/vendor-kit";
import { compileFlow } from "../compile/compile-flow.ts";
import { DIALECT_ID } from "../wire.ts";

const words: Wording = copyHasTwiceWords;

/** CXone's own copy, which is sent along, has a node's id or a menu's key twice: CXone would refuse it. */
export const twiceAtVendor = {
  ...copyHasTwice({ code: "twice-at-vendor", dialect: DIALECT_ID, compileFlow }),
  words,
} satisfies Rule;
