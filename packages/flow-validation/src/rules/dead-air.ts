import type { Command, Language, NodeOfKind } from "@tonegraph/flow-model";
import { freshId, stemOf } from "../fresh-id.ts";
import type { NodeScope } from "../node-scope.ts";
import { nodeRule } from "../node-rule.ts";

/** A request may keep callers waiting in silence for longer than they bear, and says nothing meanwhile. */
export const deadAir = nodeRule({
  code: "dead-air",
  severity: "warning",
  kinds: ["httpRequest"],
  checkNode(scope) {
    const { node, nodeId, profile } = scope;
    if (node.kind !== "httpRequest" || profile.deadAirMs === null || hasFiller(node)) return [];
    const silenceMs = longestSilence(node);
    if (silenceMs <= profile.deadAirMs) return [];
    const fix = fillerFix(scope);
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}` },
        params: { silenceMs, limitMs: profile.deadAirMs },
        ...(fix ? { fix } : {}),
      },
    ];
  },
});

function hasFiller({ fillerPromptId }: NodeOfKind<"httpRequest">): boolean {
  return fillerPromptId !== undefined && fillerPromptId !== "";
}

/** All tries, and the wait for an answer that comes later; the pauses between the tries are the platform's and not counted. */
function longestSilence({ timeoutMs, retry, asyncCallback }: NodeOfKind<"httpRequest">): number {
  const tries = 1 + Math.max(0, retry?.maxRetries ?? 0);
  return Math.max(0, timeoutMs) * tries + Math.max(0, asyncCallback?.maxWaitMs ?? 0);
}

const FILLERS: Readonly<Record<string, string>> = {
  de: "Einen Moment bitte.",
  en: "One moment, please.",
  es: "Un momento, por favor.",
  fr: "Un instant, s’il vous plaît.",
};

/** A prompt that fills the silence, where it can be said in every language of the flow. */
function fillerFix({ nodeId, languages, isTaken }: NodeScope): Command | null {
  const texts = languages.flatMap((language) => {
    const text = fillerIn(language);
    return text === null ? [] : [[language, { kind: "speech" as const, text }] as const];
  });
  if (texts.length < languages.length) return null;
  const promptId = freshId("prompt_", `${stemOf(nodeId)}_wait`, (id) => isTaken("prompts", id));
  return {
    type: "batch",
    label: "Say something while the request runs",
    commands: [
      { type: "putPrompt", promptId, prompt: { label: "One moment", texts: Object.fromEntries(texts) } },
      { type: "setNodeFields", nodeId, set: { fillerPromptId: promptId } },
    ],
  };
}

function fillerIn(language: Language): string | null {
  const primary = language.split("-")[0]?.toLowerCase() ?? "";
  return Object.hasOwn(FILLERS, primary) ? (FILLERS[primary] ?? null) : null;
}
