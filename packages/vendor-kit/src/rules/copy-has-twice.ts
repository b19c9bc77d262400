import type { Flow } from "@tonegraph/flow-model";
import type { Finding, Rule, RuleContext, Wording } from "@tonegraph/flow-validation";
import type { Compiled } from "../adapter.ts";

/** What differs between dialects whose vendor's own copy, which is sent along, may have what the vendor refuses. */
export interface CopyHasTwice {
  readonly code: string;
  readonly dialect: string;
  /** Reports such places as unsupported, `id-twice`, `key-twice` or `content-refused`, with `pointer` and `value`. */
  readonly compileFlow: (flow: Flow, graph: RuleContext["graph"]) => Compiled;
}

/** What {@link copyHasTwice} says: the compiler has it in a sentence for people already. */
export const copyHasTwiceWords: Wording = { problem: (w) => w.text("words") };

const REFUSED: ReadonlySet<string> = new Set(["id-twice", "key-twice", "content-refused"]);

/** The rule of vendors that refuse a copy of theirs in which an id or a menu's key comes twice, or that they rule out otherwise. */
export function copyHasTwice({ code: ruleCode, dialect, compileFlow }: CopyHasTwice): Rule {
  return {
    code: ruleCode,
    severity: "error",
    check({ flow, graph }) {
      if (flow.vendorExtras[dialect] === undefined) return [];
      // Not `losses()`: a profile of several targets has no compiler, and most flows have no copy.
      return compileFlow(flow, graph).report.flatMap(({ kind, code, nodeId, params, words: said }): Finding[] => {
        const { pointer, value } = params;
        if (kind !== "unsupported" || !REFUSED.has(code) || pointer === undefined || value === undefined) return [];
        const at = { ...(nodeId === undefined ? {} : { nodeId }), pointer: `/vendorExtras/${dialect}` };
        return [{ at, params: { loss: code, pointer, value, words: said } }];
      });
    },
  };
}
