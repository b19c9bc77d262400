import { findProfile } from "@tonegraph/dialect-catalogue";
import { applyFlowPatches, flowSchema, type Flow, type Problem } from "@tonegraph/flow-model";
import { changeByPatches, commonRules, createValidator, validateFlow, type Profile } from "@tonegraph/flow-validation";
import { validatorOf } from "@tonegraph/flow-validation/testing";
import { DEEPEST, MOST_WIRES, type Findings } from "./findings.ts";
import { graphologyChecks } from "./graphology-checks.ts";
import { keystrokes, liveEdits, rewires, type Edits } from "./live-edits.ts";
import { typedArrayChecks } from "./typed-array-checks.ts";
import { visitOrderCheck } from "./visit-order-check.ts";

/** One way to validate: prepared once per flow, then called again and again; answers what it found. */
export type Variant = (flow: Flow) => () => Findings | Partial<Findings>;

export const variants: Readonly<Record<string, Variant>> = {
  "all rules, cold": (flow) => {
    const profile = benchProfile();
    return () => countShared(validateFlow(flow, profile));
  },
  "common checks": (flow) => () => commonChecks(flow),
  "zod + common checks": (flow) => () => commonChecks(flowSchema.parse(flow) as Flow),
  "all rules, one rewire": (flow) => keptResults(flow, stepsProfile(), rewires(flow)),
  "all rules, one keystroke": (flow) => keptResults(flow, benchProfile(), keystrokes(flow)),
  "live keystroke": (flow) => liveEdits(flow, keystrokes(flow)),
  "live rewire": (flow) => liveEdits(flow, rewires(flow)),
  "zod + graphology": (flow) => () => graphologyChecks(flowSchema.parse(flow) as Flow),
  "graphology alone": (flow) => () => graphologyChecks(flow),
  "document 004's check": (flow) => () => {
    visitOrderCheck(flow);
    return {};
  },
  "hand-written limit": (flow) => () => typedArrayChecks(flow),
};

const COMMON = commonRules.filter(({ code }) =>
  [
    "unreachable-node",
    "forbidden-cycle",
    "no-way-to-a-person",
    "path-too-deep",
    "too-many-connections",
    "duplicate-key",
    "tts-too-long",
  ].includes(code),
);

/** The product's own engine with the rules that are these checks: whole problems, with params, places, order and fixes. */
function commonChecks(flow: Flow): Findings {
  const limits: Partial<Profile> = { cycles: "forbidden", maxPathDepth: DEEPEST, maxConnectionsPerNode: MOST_WIRES };
  const profile: Profile = { ...benchProfile(), ...limits };
  return countCommon(validatorOf(COMMON, { profile, resources: {} }).validate(flow));
}

/** A validator that has seen the flow; each call gives it the flow after one more edit, and says what that touched. */
function keptResults(flow: Flow, profile: Profile, edits: Edits): () => Partial<Findings> {
  const validator = createValidator(profile);
  let edited = flow;
  validator.validate(flow);
  return () => {
    const patches = edits();
    const change = changeByPatches(edited, patches);
    edited = applyFlowPatches(edited, patches);
    validator.validate(edited, change);
    return {};
  };
}

/** The dialect of large flows. */
function stepsProfile(): Profile {
  const profile = findProfile("cxone-flow-steps");
  if (profile === undefined) throw new Error("the catalogue has no profile cxone-flow-steps");
  return profile;
}

/** Reached nodes only go round, and the synthetic flows' unreached ones are queues: so the sizes are those of all. */
function countCommon(problems: readonly Problem[]): Findings {
  const sizes = problems.flatMap(({ code, params }) => (code === "forbidden-cycle" ? [Number(params["size"])] : []));
  return {
    unreachable: count(problems, "unreachable-node"),
    inCycles: sizes.reduce((sum, size) => sum + size, 0),
    hopeless: count(problems, "no-way-to-a-person"),
    tooDeep: count(problems, "path-too-deep"),
    tooManyWires: count(problems, "too-many-connections"),
    duplicateKeys: count(problems, "duplicate-key"),
    tooLong: count(problems, "tts-too-long"),
  };
}

function benchProfile(): Profile {
  const profile = findProfile("cxone-ivr-menus");
  if (profile === undefined) throw new Error("the catalogue has no profile cxone-ivr-menus");
  return profile;
}

/** Of the common checks those that all rules make in the same way under the profile that they are given. */
function countShared(problems: readonly Problem[]): Partial<Findings> {
  return {
    unreachable: count(problems, "unreachable-node"),
    hopeless: count(problems, "no-way-to-a-person"),
    duplicateKeys: count(problems, "duplicate-key"),
    tooLong: count(problems, "tts-too-long"),
  };
}

function count(problems: readonly Problem[], code: string): number {
  return problems.filter((problem) => problem.code === code).length;
}
