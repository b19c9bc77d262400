import { compileTemplate, literalText, parseTemplate } from "@tonegraph/expressions";
import { callScope } from "./call-scope.ts";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

/** A template of a block, ready to be filled in a call. One that does not parse is filled with nothing and says so. */
export type ReadyTemplate = (run: Run) => string;

/** Parses and compiles a template once. `where` names the field for people who read the transcript. */
export function readyTemplate(source: string, where: string): ReadyTemplate {
  if (!source.includes("{{")) return () => source;
  const parsed = parseTemplate(source);
  if (parsed.ok) {
    const compiled = compileTemplate(parsed.value);
    return (run) => compiled(callScope(run));
  }
  const why = parsed.error[0]?.message ?? "";
  const literal = literalText(source);
  return (run) => {
    remark(run, "expressionFault", { where, why });
    return literal;
  };
}
