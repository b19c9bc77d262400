import type { Flow, NodeId, Problem, Severity } from "@tonegraph/flow-model";
import { commonRules } from "./all-rules.ts";
import { createFlowIndex, type FlowIndex } from "./index/flow-index.ts";
import { stillHolds, trackedScope, type Read } from "./node-scope.ts";
import { compareProblems } from "./problem-order.ts";
import type { Profile } from "./profile.ts";
import { createRuleContext, type Surroundings } from "./rule-context.ts";
import type { Finding, KnownFlows, KnownResources, Rule, RuleContext } from "./rule.ts";

/** Validates one version of a document after another, and does again only what a change can have changed. */
export interface Validator {
  /** All problems of this version; equal to what `validateFlow` says. Documents must not be changed in place. */
  validate(flow: Flow): Problem[];
}

interface JudgedNode {
  readonly node: Flow["nodes"][string];
  readonly reads: readonly Read[];
  readonly problems: readonly Problem[];
}

interface JudgedFlow {
  readonly parts: readonly unknown[];
  readonly problems: readonly Problem[];
}

/**
 * A validator for one profile and one tenant's resources. `flows` are the documents that sub-flows may lead into.
 * Its memory is proportional to the last document.
 */
export function createValidator(profile: Profile, resources: KnownResources = {}, flows?: KnownFlows): Validator {
  return validatorOf([...commonRules, ...profile.rules], { profile, resources, ...(flows ? { flows } : {}) });
}

/** A validator that runs these rules and no others, for tests of single rules. */
export function validatorOf(rules: readonly Rule[], surroundings: Surroundings): Validator {
  const { profile, resources } = surroundings;
  const nodeRules = rules.filter((rule) => rule.checkNode !== undefined);
  const flowRules = rules.filter((rule) => rule.checkNode === undefined);
  const judgedNodes = new Map<NodeId, JudgedNode>();
  const judgedFlows = new Map<Rule, JudgedFlow>();
  let previous: FlowIndex | undefined;

  function judgeNode(nodeId: NodeId, index: FlowIndex, onlyPrompts: boolean): readonly Problem[] {
    const node = index.flow.nodes[nodeId];
    if (!node) return [];
    const known = judgedNodes.get(nodeId);
    if (known && known.node === node && stillHolds({ reads: known.reads, nodeId }, index, onlyPrompts))
      return known.problems;
    const reads: Read[] = [];
    const scope = trackedScope({ nodeId, node, index, profile, resources, reads });
    const problems = nodeRules.flatMap((rule) =>
      (rule.checkNode?.(scope) ?? []).map((finding) => toProblem(finding, rule, profile)),
    );
    judgedNodes.set(nodeId, { node, reads, problems });
    return problems;
  }

  function judgeFlow(rule: Rule, context: RuleContext): readonly Problem[] {
    const parts = rule.reads ? rule.reads.map((part) => context.flow[part]) : [context.flow];
    const known = judgedFlows.get(rule);
    if (known && known.parts.every((part, place) => part === parts[place])) return known.problems;
    const problems = rule.check(context).map((finding) => toProblem(finding, rule, profile));
    judgedFlows.set(rule, { parts, problems });
    return problems;
  }

  function forgetWhatIsGone(flow: Flow): void {
    if (
      previous &&
      (previous.flow.languages !== flow.languages || previous.flow.defaultLanguage !== flow.defaultLanguage)
    )
      judgedNodes.clear();
    if (previous && previous.flow.nodes !== flow.nodes)
      for (const nodeId of judgedNodes.keys()) if (!Object.hasOwn(flow.nodes, nodeId)) judgedNodes.delete(nodeId);
  }

  return {
    validate(flow) {
      forgetWhatIsGone(flow);
      const index = createFlowIndex(flow, previous);
      const context = createRuleContext(index, surroundings);
      const problems = flowRules.flatMap((rule) => judgeFlow(rule, context));
      const onlyPrompts = previous?.flow.nodes === flow.nodes && previous.flow.connections === flow.connections;
      for (const nodeId of index.graph().nodeIds)
        for (const problem of judgeNode(nodeId, index, onlyPrompts)) problems.push(problem);
      previous = index;
      return problems.map((problem) => lowerWhereNobodyComes(problem, index)).sort(compareProblems);
    },
  };
}

function toProblem(finding: Finding, rule: Rule, profile: Profile): Problem {
  const severity: Severity = finding.severity ?? profile.severities[rule.code] ?? rule.severity;
  return { ...finding, code: rule.code, severity, related: finding.related ?? [] };
}

/**
 * An error on a node that no call can reach is shown as a warning: no caller meets it, and work that is parked on the
 * canvas must not hold up an urgent change. `unreachable-node` itself keeps the severity that the profile gives it.
 */
function lowerWhereNobodyComes(problem: Problem, index: FlowIndex): Problem {
  if (problem.severity !== "error" || problem.code === "unreachable-node" || problem.at.nodeId === undefined)
    return problem;
  const number = index.graph().numberOf(problem.at.nodeId);
  return index.distances()[number] === -1 ? { ...problem, severity: "warning" } : problem;
}
