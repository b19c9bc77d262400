import type { Flow, Problem, Severity } from "@tonegraph/flow-model";
import { commonRules } from "./all-rules.ts";
import { flowChange } from "./index/flow-change.ts";
import { createFlowIndex, type KeptIndex } from "./index/flow-index.ts";
import { JudgedNodes, type JudgeNode } from "./judged-nodes.ts";
import { ListedProblems } from "./listed-problems.ts";
import { trackedScope, type Read } from "./node-scope.ts";
import type { Profile } from "./profile.ts";
import { createRuleContext, type Surroundings } from "./rule-context.ts";
import type { Finding, KnownFlows, KnownResources, Rule, RuleContext } from "./rule.ts";

/** Validates one version of a document after another, and does again only what a change can have changed. */
export interface Validator {
  /** All problems of this version; equal to what `validateFlow` says. Documents must not be changed in place. */
  validate(flow: Flow): Problem[];
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
  const nodeRules = rules.filter((rule) => rule.checkNode !== undefined);
  const flowRules = rules.filter((rule) => rule.checkNode === undefined || rule.rest !== undefined);
  const judgedNodes = new JudgedNodes(judgeBy(nodeRules, surroundings));
  const judgedFlows = new Map<Rule, JudgedFlow>();
  const listed = new ListedProblems();
  let previous: KeptIndex | undefined;

  function judgeFlow(rule: Rule, context: RuleContext): readonly Problem[] {
    const { reads, check } = rule.rest ?? rule;
    const parts = reads ? reads.map((part) => context.flow[part]) : [context.flow];
    const known = judgedFlows.get(rule);
    if (known && known.parts.every((part, place) => part === parts[place])) return known.problems;
    const problems = check(context).map((finding) => toProblem(finding, rule, surroundings.profile));
    judgedFlows.set(rule, { parts, problems });
    return problems;
  }

  return {
    validate(flow) {
      const change = previous && sameLanguages(previous.flow, flow) ? flowChange(previous.flow, flow) : undefined;
      const index = createFlowIndex(flow, previous, change);
      previous = index;
      const context = createRuleContext(index, surroundings);
      const byFlowRules = flowRules.flatMap((rule) => judgeFlow(rule, context));
      if (change) judgedNodes.judgeChanged(index, change);
      else judgedNodes.judgeAll(index);
      return listed.list(index, { byFlowRules, byNodeRules: (nodeId) => judgedNodes.problemsOf(nodeId) });
    },
  };
}

function judgeBy(rules: readonly Rule[], { profile, resources }: Surroundings): JudgeNode {
  return (nodeId, index) => {
    const node = index.flow.nodes[nodeId];
    if (!node) return { problems: [], reads: [] };
    const reads: Read[] = [];
    const scope = trackedScope({ nodeId, node, index, profile, resources, reads });
    const problems = rules.flatMap((rule) =>
      (rule.checkNode?.(scope) ?? []).map((finding) => toProblem(finding, rule, profile)),
    );
    return { problems, reads };
  };
}

/** Every node rule may ask for the languages of the flow. */
function sameLanguages(before: Flow, after: Flow): boolean {
  return before.languages === after.languages && before.defaultLanguage === after.defaultLanguage;
}

function toProblem(finding: Finding, rule: Rule, profile: Profile): Problem {
  const severity: Severity = finding.severity ?? profile.severities[rule.code] ?? rule.severity;
  return { ...finding, code: rule.code, severity, related: finding.related ?? [] };
}
