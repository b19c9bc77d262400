import type { NodeId } from "@tonegraph/flow-model";
import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";
import { heardNodes } from "../compile/report-left-out.ts";
import { faultsOfPrompt } from "../prompt-faults.ts";

const WORDS: Readonly<Record<string, (place: string, language: string) => string>> = {
  ssml: (place, language) =>
    `Genesys Cloud's phrases are plain text, but ${place} has SSML in ${language}: callers would not hear it. Write its text instead.`,
  variables: (place, language) =>
    `Genesys Cloud's phrases know no variables: callers of ${place} would hear “{{…}}” read aloud (${language}). Take it out of the text.`,
  recording: (place, language) =>
    `Genesys Cloud names one prompt for all languages, and the recording or text that ${place} has in ${language} cannot be part of it: callers would not hear it. Use texts in all languages, or one recording for all.`,
};

const words: Wording = {
  problem: (w) =>
    WORDS[w.text("reason")]?.(w.here(), w.text("language")) ?? `Genesys Cloud cannot speak the text of ${w.here()}.`,
};

/**
 * What a menu, or the message before the first one, says cannot become one prompt: a prompt is plain text in every
 * language, or one recording, and what stands before a menu is joined to its text.
 */
export const promptNotCarried = {
  ...flowRule({
    code: "prompt-not-carried",
    severity: "error",
    reads: ["nodes", "connections", "startNodeId", "prompts", "languages", "defaultLanguage"],
    check({ flow, graph }) {
      const joined = new Set<NodeId>();
      const first = graph.edgeOn(flow.startNodeId, "next")?.target;
      if (first !== undefined && flow.nodes[first]?.kind === "message")
        for (const nodeId of [first, graph.edgeOn(first, "next")?.target]) if (nodeId !== undefined) joined.add(nodeId);
      return [...heardNodes(flow, graph)].toSorted().flatMap((nodeId): Finding[] => {
        const node = flow.nodes[nodeId];
        if (node?.kind !== "menu" && node?.kind !== "message") return [];
        const { promptId } = node;
        const texts = flow.prompts[promptId]?.texts ?? {};
        return faultsOfPrompt(texts, { ...flow, alone: !joined.has(nodeId) }).map(({ language, reason }) => ({
          at: { nodeId, promptId, language, pointer: `/prompts/${promptId}/texts/${language}` },
          params: { language, reason },
        }));
      });
    },
  }),
  words,
} satisfies Rule;
