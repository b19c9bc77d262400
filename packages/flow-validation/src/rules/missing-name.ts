import { nodeRule } from "../node-rule.ts";
import { namedParts, NAMING_KINDS } from "../variables/named-parts.ts";

/** A variable, a header or a secret is needed, and its name is left empty: what is kept or sent there is lost. */
export const missingName = nodeRule({
  code: "missing-name",
  severity: "error",
  kinds: NAMING_KINDS,
  checkNode({ node, nodeId }) {
    return namedParts(node)
      .filter(({ name }) => name.trim() === "")
      .map(({ field, what }) => ({ at: { nodeId, pointer: `/nodes/${nodeId}${field}` }, params: { what } }));
  },
});
