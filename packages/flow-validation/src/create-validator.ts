import type { Flow, FlowNode, NodeId, NodeKind, Problem, Severity } from "@tonegraph/flow-model";
import { commonRules } from "./all-rules.ts";
import { flowChange, type FlowChange } from "./index/flow-change.ts";
import { createFlowIndex, type FlowIndex, type KeptIndex } from "./index/flow-index.ts";
import { JudgedNodes, type NodeJudge } from "./judged-nodes.ts";
import { keepList, keepSame } from "./keep-same.ts";
import { ListedProblems } from "./listed-problems.ts";
import { trackedScope, type Read } from "./node-scope.ts";
import type { Profile } from "./profile.ts";
import { createRuleContext, type Surroundings } from "./rule-context.ts";
import type { Finding, KnownFlows, KnownResources, Rule, RuleContext } from "./rule.ts";
import { carryTexts } from "./variables/carry-texts.ts";

/** Validates one version of a document after another, and does again only what a change can have changed. */
export interface Validator {
  /**
   * All problems of this version; equal to what `validateFlow` says. What is found again as it was is the same object as
   * before, and when all is, so is the list. `change` is what is another than in the version before, where somebody knows it
   * already (see `changeByPatches`). Documents must not be changed in place, but for one: where `change` is given, the
   * record of connections may be the one of the version before with these connections changed in it.
   */
  validate(flow: Flow, change?: FlowChange): readonly Problem[];
  /**
   * The same, but rules that compile the whole flow (`Rule.compiles`) are not asked: what they said last stands until the
   * next `validate`. For versions that the next key replaces.
   */
  glance(flow: Flow, change?: FlowChange): readonly Problem[];
}

/** Stands for the connections of a flow as they are: another object where some may be others. */
type Wires = Readonly<Record<"wires", true>>;

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
  const judgedNodes = new JudgedNodes(new JudgeByRules(nodeRules, surroundings));
  const judgedFlows = new Map<Rule, JudgedFlow>();
  const listed = new ListedProblems();
  let previous: KeptIndex | undefined;
  let byFlowRules: readonly Problem[] = [];
  let wires: Wires = { wires: true };

  function judgeFlow(rule: Rule, context: RuleContext): readonly Problem[] {
    const { reads, check } = rule.rest ?? rule;
    const parts = reads ? reads.map((part) => (part === "connections" ? wires : context.flow[part])) : [context.flow];
    const known = judgedFlows.get(rule);
    if (known && known.parts.every((part, place) => part === parts[place])) return known.problems;
    const found = check(context).map((finding) => toProblem(finding, rule, surroundings.profile));
    const problems = known ? keepSame(known.problems, found) : found;
    judgedFlows.set(rule, { parts, problems });
    return problems;
  }

  function judge(flow: Flow, given: FlowChange | undefined, stands: (rule: Rule) => boolean): readonly Problem[] {
    const change = previous ? changeSince(previous.flow, flow, given) : undefined;
    if (change) carryTexts(change, flow);
    if (!change || change.connections.length > 0) wires = { wires: true };
    const index = createFlowIndex(flow, previous, change);
    previous = index;
    const context = createRuleContext(index, surroundings);
    const found = flowRules.flatMap((rule) =>
      stands(rule) ? (judgedFlows.get(rule)?.problems ?? []) : judgeFlow(rule, context),
    );
    byFlowRules = keepList(byFlowRules, found);
    const judged = change ? judgedNodes.judgeChanged(index, change) : judgedNodes.judgeAll(index);
    const byNodeRules = judgedNodes.problemsOf.bind(judgedNodes);
    return listed.list(index, { byFlowRules, byNodeRules, judged, isAnew: change === undefined });
  }

  return {
    validate: (flow, change) => judge(flow, change, () => false),
    glance: (flow, change) => judge(flow, change, (rule) => rule.compiles === true),
  };
}

/** What is another than before; nothing is known to be the same when the flow is spoken in other languages. */
function changeSince(before: Flow, after: Flow, given: FlowChange | undefined): FlowChange | undefined {
  if (before.languages !== after.languages || before.defaultLanguage !== after.defaultLanguage) return undefined;
  return given?.before === before ? given : flowChange(before, after);
}

/** A class, so that its methods are made once (see `rule-context.ts`). */
class JudgeByRules implements NodeJudge {
  readonly #rules: readonly Rule[];
  readonly #surroundings: Surroundings;
  readonly #byKind = new Map<NodeKind, readonly Rule[]>();

  constructor(rules: readonly Rule[], surroundings: Surroundings) {
    this.#rules = rules;
    this.#surroundings = surroundings;
  }

  concerns(kind: NodeKind): boolean {
    return this.#rulesFor(kind).length > 0;
  }

  judge(nodeId: NodeId, node: FlowNode, index: FlowIndex): ReturnType<NodeJudge["judge"]> {
    const { profile, resources } = this.#surroundings;
    const reads: Read[] = [];
    const problems: Problem[] = [];
    const scope = trackedScope({ nodeId, node, index, profile, resources, reads });
    for (const rule of this.#rulesFor(node.kind)) {
      const findings = rule.checkNode?.(scope) ?? [];
      for (const finding of findings) problems.push(toProblem(finding, rule, profile));
    }
    return { problems, reads };
  }

  #rulesFor(kind: NodeKind): readonly Rule[] {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const about = this.#rules.filter(({ kinds }) => kinds === undefined || kinds.includes(kind));
    this.#byKind.set(kind, about);
    return about;
  }
}

function toProblem(finding: Finding, rule: Rule, profile: Profile): Problem {
  const severity: Severity = finding.severity ?? profile.severities[rule.code] ?? rule.severity;
  return { ...finding, code: rule.code, severity, related: finding.related ?? [] };
}
