import { nodeRule } from "../node-rule.ts";
import { resourceFinding } from "../resource-finding.ts";
import type { Finding } from "../rule.ts";
import { SPEAKING_KINDS, promptsOnce } from "../spoken-prompts.ts";

/** A prompt plays a recording that the tenant does not have. One that names none at all is an empty prompt. */
export const unresolvedAsset = nodeRule({
  code: "unresolved-asset",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt, languages, resources }) =>
    promptsOnce(node).flatMap(({ promptId }) =>
      languages.flatMap((language): Finding[] => {
        const texts = prompt(promptId)?.texts ?? {};
        const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
        if (text?.kind !== "audio" || text.assetId.trim() === "") return [];
        const pointer = `/prompts/${promptId}/texts/${language}/assetId`;
        return resourceFinding(text.assetId, "asset", { resources, at: { nodeId, promptId, language, pointer } });
      }),
    ),
});
