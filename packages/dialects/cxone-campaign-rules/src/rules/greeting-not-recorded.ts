import { nodeRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    w.text("kind") === "none"
      ? `${w.here()} plays nothing, but CXone's campaign rules want a recording for every message: the flow cannot be published. Choose one.`
      : `${w.here()} speaks a text in ${w.text("language")}, but CXone's campaign rules play recordings: the flow cannot be published. Record it, and choose the recording.`,
};

/** A message speaks a text, or has no prompt at all; the target's greetings are recordings. */
export const greetingNotRecorded = {
  ...nodeRule({
    code: "greeting-not-recorded",
    severity: "error",
    checkNode({ node, nodeId, prompt, languages }) {
      if (node.kind !== "message") return [];
      const spoken = prompt(node.promptId);
      if (spoken === null) return [{ at: { nodeId, pointer: `/nodes/${nodeId}/promptId` }, params: { kind: "none" } }];
      return languages.flatMap((language): Finding[] => {
        const text = Object.hasOwn(spoken.texts, language) ? spoken.texts[language] : undefined;
        if (text === undefined || text.kind === "audio") return [];
        const pointer = `/prompts/${node.promptId}/texts/${language}/kind`;
        return [{ at: { nodeId, promptId: node.promptId, language, pointer }, params: { language, kind: text.kind } }];
      });
    },
  }),
  words,
} satisfies Rule;
