import { findProfile } from "@tonegraph/dialect-catalogue";
import type { Flow, Problem } from "@tonegraph/flow-model";
import { commonRules, createValidator, validateFlow, type Profile } from "@tonegraph/flow-validation";
import { validatorOf } from "@tonegraph/flow-validation/testing";
import { withKeystroke } from "../inputs/synthetic-flow.ts";
import type { Findings } from "./findings.ts";
import { graphologyChecks } from "./graphology-checks.ts";
import { typedArrayChecks } from "./typed-array-checks.ts";
import { visitOrderCheck } from "./visit-order-check.ts";

/** One way to validate: prepared once per flow, then called again and again; answers what it found. */
export type Variant = (flow: Flow) => () => Findings | Partial<Findings>;

export const variants: Readonly<Record<string, Variant>> = {
  "all rules, cold": (flow) => {
    const profile = benchProfile();
    return () => countProblems(validateFlow(flow, profile));
  },
  "common checks": (flow) => {
    const profile: Profile = { ...benchProfile(), cycles: "forbidden" };
    return () => countCommon(validatorOf(COMMON, { profile, resources: {} }).validate(flow));
  },
  "all rules, one rewire": (flow) => {
    const validator = createValidator(stepsProfile());
    const connectionIds = Object.keys(flow.connections);
    const nodeIds = Object.keys(flow.nodes).filter((id) => id !== flow.startNodeId);
    let edited = flow;
    let count = 0;
    validator.validate(flow);
    return () => {
      count += 1;
      const id = connectionIds[(count * 7919) % connectionIds.length] ?? "";
      const target = nodeIds[(count * 104_729) % nodeIds.length] ?? "";
      const connection = edited.connections[id];
      if (connection === undefined) throw new Error("the synthetic flow has connections");
      edited = { ...edited, connections: { ...edited.connections, [id]: { ...connection, target } } };
      validator.validate(edited);
      return {};
    };
  },
  "all rules, one keystroke": (flow) => {
    const validator = createValidator(benchProfile());
    let edited = flow;
    let count = 0;
    validator.validate(flow);
    return () => {
      edited = withKeystroke(edited, (count += 1));
      validator.validate(edited);
      return {};
    };
  },
  "zod + graphology": (flow) => () => graphologyChecks(flow),
  "document 004's check": (flow) => () => {
    visitOrderCheck(flow);
    return {};
  },
  "hand-written limit": (flow) => () => typedArrayChecks(flow),
};

const COMMON = commonRules.filter(({ code }) =>
  ["unreachable-node", "trapped-caller", "forbidden-cycle", "duplicate-key", "tts-too-long"].includes(code),
);

/** The dialect of large flows. */
function stepsProfile(): Profile {
  const profile = findProfile("cxone-flow-steps");
  if (profile === undefined) throw new Error("the catalogue has no profile cxone-flow-steps");
  return profile;
}

/** Reached nodes only go round, and the synthetic flows' unreached ones are queues: so the sizes are those of all. */
function countCommon(problems: readonly Problem[]): Partial<Findings> {
  const sizes = problems.flatMap(({ code, params }) => (code === "forbidden-cycle" ? [Number(params["size"])] : []));
  const duplicateKeys = problems.filter(({ code }) => code === "duplicate-key").length;
  return { ...countProblems(problems), inCycles: sizes.reduce((sum, size) => sum + size, 0), duplicateKeys };
}

function benchProfile(): Profile {
  const profile = findProfile("cxone-ivr-menus");
  if (profile === undefined) throw new Error("the catalogue has no profile cxone-ivr-menus");
  return profile;
}

function countProblems(problems: readonly Problem[]): Partial<Findings> {
  const count = (code: string): number => problems.filter((problem) => problem.code === code).length;
  return { unreachable: count("unreachable-node"), tooLong: count("tts-too-long") };
}
