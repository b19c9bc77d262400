import { findProfile } from "@tonegraph/dialect-catalogue";
import type { Flow, Problem } from "@tonegraph/flow-model";
import { createValidator, validateFlow, type Profile } from "@tonegraph/flow-validation";
import { withKeystroke } from "../inputs/synthetic-flow.ts";
import type { Findings } from "./findings.ts";
import { graphologyChecks } from "./graphology-checks.ts";
import { typedArrayChecks } from "./typed-array-checks.ts";

/** One way to validate: prepared once per flow, then called again and again; answers what it found. */
export type Variant = (flow: Flow) => () => Findings | Partial<Findings>;

export const variants: Readonly<Record<string, Variant>> = {
  "all rules, cold": (flow) => {
    const profile = benchProfile();
    return () => countProblems(validateFlow(flow, profile));
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
  "hand-written limit": (flow) => () => typedArrayChecks(flow),
};

function benchProfile(): Profile {
  const profile = findProfile("cxone-ivr-menus");
  if (profile === undefined) throw new Error("the catalogue has no profile cxone-ivr-menus");
  return profile;
}

function countProblems(problems: readonly Problem[]): Partial<Findings> {
  const count = (code: string): number => problems.filter((problem) => problem.code === code).length;
  return { unreachable: count("unreachable-node"), tooLong: count("tts-too-long") };
}
