import { findingAt, textsInNodes, textsInPrompts, type PlacedText } from "../variables/all-texts.ts";
import { rememberedBy } from "../variables/remembered-by.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** An expression, a template or the path of an answer cannot be read, so that no call can work it out. */
export const invalidExpression = flowRule({
  code: "invalid-expression",
  severity: "error",
  reads: ["nodes", "prompts"],
  check(context) {
    const faulty = [
      ...unreadable(textsInNodes(context.flow.nodes)),
      ...unreadable(textsInPrompts(context.flow.prompts)),
    ];
    return faulty.flatMap((place) =>
      place.text.faults.map(({ code, position, message }): Finding => {
        const found = findingAt(place, context);
        const { form } = place.text;
        return { ...found, params: { ...found.params, form, reason: code, position, message } };
      }),
    );
  },
});

const unreadable = rememberedBy((texts: readonly PlacedText[]): readonly PlacedText[] =>
  texts.filter(({ text }) => text.faults.length > 0),
);
