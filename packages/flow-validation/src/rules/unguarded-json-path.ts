import { stepsByIndex } from "@tonegraph/expressions";
import { nodeRule } from "../node-rule.ts";
import { readNode } from "../variables/read-texts.ts";

/** A path takes an item out of a list by its index, and nothing stands in where the list is empty: the call breaks off. */
export const unguardedJsonPath = nodeRule({
  code: "unguarded-json-path",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "httpRequest" || node.defaultResponse !== undefined) return [];
    return readNode(node).flatMap(({ path, pointer }) =>
      path !== null && stepsByIndex(path)
        ? [
            {
              at: { nodeId, pointer: `/nodes/${nodeId}${pointer}` },
              params: { path: path.text },
              fix: { type: "setNodeFields" as const, nodeId, set: { defaultResponse: {} } },
            },
          ]
        : [],
    );
  },
});
