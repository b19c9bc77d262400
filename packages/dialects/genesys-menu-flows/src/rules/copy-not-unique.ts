import type { Rule, Wording } from "@tonegraph/flow-validation";
import { copyHasTwice, copyHasTwiceWords } from "@tonegraph/vendor-kit";
import { compileFlow } from "../compile/compile-flow.ts";
import { DIALECT_ID } from "../wire.ts";

const words: Wording = copyHasTwiceWords;

/** Genesys Cloud's own copy, which is sent along, has a menu's id or a key twice: Genesys Cloud would refuse it. */
export const copyNotUnique = {
  ...copyHasTwice({ code: "copy-not-unique", dialect: DIALECT_ID, compileFlow }),
  words,
} satisfies Rule;
