import type { Finding, Rule, Wording } from "@tonegraph/flow-validation";
import { compileFlow } from "../compile/compile-flow.ts";
import { DIALECT_ID } from "../wire.ts";

// The compiler says it in a sentence for people already.
const words: Wording = { problem: (w) => w.text("words") };

/** Genesys Cloud's own copy, which is sent along, has a menu's id or a key twice: Genesys Cloud would refuse it. */
export const copyNotUnique = {
  code: "copy-not-unique",
  severity: "error",
  check({ flow, graph }) {
    if (flow.vendorExtras[DIALECT_ID] === undefined) return [];
    // Not `losses()`: a profile of several targets has no compiler, and most flows have no copy.
    return compileFlow(flow, graph).report.flatMap(({ kind, code, nodeId, params, words: said }): Finding[] => {
      const { pointer, value } = params;
      const isTwice = kind === "unsupported" && (code === "id-twice" || code === "key-twice");
      if (!isTwice || pointer === undefined || value === undefined) return [];
      const at = { ...(nodeId === undefined ? {} : { nodeId }), pointer: `/vendorExtras/${DIALECT_ID}` };
      return [{ at, params: { loss: code, pointer, value, words: said } }];
    });
  },
  words,
} satisfies Rule;
