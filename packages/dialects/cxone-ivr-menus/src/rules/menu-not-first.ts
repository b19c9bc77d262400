import type { Rule, Wording } from "@tonegraph/flow-validation";
import { beginsWithMenu, beginsWithMenuWords } from "@tonegraph/vendor-kit";

const words: Wording = beginsWithMenuWords("CXone");

/** A call comes to something else before its menu; CXone has one menu and at most one message before it. */
export const menuNotFirst = { ...beginsWithMenu("menu-not-first"), words } satisfies Rule;
