import { canonicalJson } from "@tonegraph/flow-model";
import { readersIn, textsInNodes, textsInPrompts } from "../variables/all-texts.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { escaped } from "../variables/data-texts.ts";
import { CALL_VARIABLES, variableWriters } from "../variables/variable-writers.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding, RuleContext } from "../rule.ts";

/**
 * A declared variable that nothing reads. One that is set may be meant for the agent's screen or for the flow that calls
 * this one, neither of which can be seen from here: that is an info.
 */
export const unusedVariable = flowRule({
  code: "unused-variable",
  severity: "warning",
  reads: ["nodes", "prompts", "variables"],
  check({ flow }) {
    const declared = Object.keys(flow.variables).filter((name) => !CALL_VARIABLES.includes(name));
    if (declared.length === 0) return [];
    const read = readVariables(flow);
    const written = new Set(variableWriters(flow.nodes).map(({ name }) => name));
    const vendorText = textOfVendorBlocks(flow);
    return declared
      .filter((name) => !read.has(name) && !vendorText.includes(name))
      .map((name): Finding => {
        const at = { pointer: `/variables/${escaped(name)}` };
        return written.has(name)
          ? { at, params: { name, isSet: true }, severity: "info" }
          : { at, params: { name, isSet: false }, fix: { type: "setVariable", name, variable: null } };
      });
  },
});

type Flow = RuleContext["flow"];

function readVariables(flow: Flow): Pick<ReadonlySet<string>, "has"> {
  const inNodes = readersIn(textsInNodes(flow.nodes));
  const inPrompts = readersIn(textsInPrompts(flow.prompts));
  const passed = new Set(
    dataNodes(flow.nodes).flatMap(([, node]) => (node.kind === "subflow" ? (node.pass ?? []) : [])),
  );
  return { has: (name) => inNodes.has(name) || inPrompts.has(name) || passed.has(name) };
}

/** What a vendor's own block reads is not known; a variable that it mentions counts as read. */
function textOfVendorBlocks({ nodes }: Flow): string {
  return dataNodes(nodes)
    .map(([, node]) => (node.kind === "vendorBlock" ? canonicalJson(node.config) : ""))
    .join("");
}
