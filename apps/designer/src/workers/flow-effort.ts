import { callerEffort, type PromptSecondsOf } from "@tonegraph/caller-time";
import type { Flow, NodeId } from "@tonegraph/flow-model";
import { rememberedSeconds } from "@tonegraph/flow-validation";
import { MOST_ENDS, type Arrivals, type LanguageEffort } from "../document/validation-protocol.ts";

/** What it takes a typical caller of the default language to come to each block. */
export function flowArrivals(flow: Flow): Arrivals {
  const { defaultLanguage } = flow;
  const report = callerEffort(flow, { languages: [defaultLanguage], promptSeconds: secondsIn(flow) });
  return Object.fromEntries(
    Object.entries(report.languages[defaultLanguage] ?? {}).map(([nodeId, { typical }]) => [
      nodeId,
      { seconds: typical.seconds, keys: typical.keys },
    ]),
  );
}

/** What it takes callers of every language to come to a block, and from there to the ends of the call. */
export function nodeEffort(flow: Flow, nodeId: NodeId): LanguageEffort[] {
  const promptSeconds = secondsIn(flow);
  const [toNode, fromNode] = [
    callerEffort(flow, { promptSeconds }),
    callerEffort(flow, { promptSeconds, from: nodeId }),
  ];
  return flow.languages.map((language) => {
    const behind = fromNode.languages[language] ?? {};
    const ends = fromNode.terminals.flatMap((end) => {
      const effort = end === nodeId ? undefined : behind[end];
      return effort ? [{ nodeId: end, effort }] : [];
    });
    const nearest = ends.toSorted((a, b) => a.effort.typical.seconds - b.effort.typical.seconds).slice(0, MOST_ENDS);
    const arrival = toNode.languages[language]?.[nodeId] ?? null;
    return { language, arrival, ends: nearest, endCount: ends.length };
  });
}

/** As the rules count, which remember every text that they have measured. */
function secondsIn(flow: Flow): PromptSecondsOf {
  return (promptId, language) => {
    const texts = flow.prompts[promptId]?.texts ?? {};
    const heardIn = Object.hasOwn(texts, language) ? language : flow.defaultLanguage;
    const text = texts[heardIn];
    return text ? rememberedSeconds(text, heardIn) : null;
  };
}
