import { allTexts, findingAt } from "../variables/all-texts.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** An expression, a template or the path of an answer cannot be read, so that no call can work it out. */
export const invalidExpression = flowRule({
  code: "invalid-expression",
  severity: "error",
  reads: ["nodes", "prompts"],
  check(context) {
    const findings: Finding[] = [];
    for (const place of allTexts(context.flow))
      for (const { code, position, message } of place.text.faults) {
        const found = findingAt(place, context);
        const { form } = place.text;
        findings.push({ ...found, params: { ...found.params, form, reason: code, position, message } });
      }
    return findings;
  },
});
