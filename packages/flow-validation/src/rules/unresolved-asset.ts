import { nodeRule } from "../node-rule.ts";
import { resourceFindings } from "../resource-finding.ts";
import { nodeReferences } from "../resource-references.ts";
import { SPEAKING_KINDS } from "../spoken-prompts.ts";

/** A prompt plays a recording that the tenant does not have. One that names none at all is an empty prompt. */
export const unresolvedAsset = nodeRule({
  code: "unresolved-asset",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode: (scope) => resourceFindings(nodeReferences(scope), "asset", scope.resources),
});
