import { nodeRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    `${w.here()} speaks a text in ${w.text("language")}, but CXone's campaign rules play recordings: the flow cannot be published. Record it, and choose the recording.`,
};

/** A message speaks a text; the target's greetings are recordings. */
export const greetingNotRecorded = {
  ...nodeRule({
    code: "greeting-not-recorded",
    severity: "error",
    checkNode({ node, nodeId, prompt, languages }) {
      if (node.kind !== "message") return [];
      const texts = prompt(node.promptId)?.texts ?? {};
      return languages.flatMap((language): Finding[] => {
        const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
        if (text === undefined || text.kind === "audio") return [];
        const pointer = `/prompts/${node.promptId}/texts/${language}/kind`;
        return [{ at: { nodeId, promptId: node.promptId, language, pointer }, params: { language, kind: text.kind } }];
      });
    },
  }),
  words,
} satisfies Rule;
