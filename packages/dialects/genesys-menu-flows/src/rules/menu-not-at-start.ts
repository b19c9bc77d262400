import type { Rule, Wording } from "@tonegraph/flow-validation";
import { beginsWithMenu, beginsWithMenuWords } from "@tonegraph/vendor-kit";

const words: Wording = beginsWithMenuWords("Genesys Cloud");

/** A call comes to something else before its first menu; one message may stand before it. */
export const menuNotAtStart = { ...beginsWithMenu("menu-not-at-start"), words } satisfies Rule;
