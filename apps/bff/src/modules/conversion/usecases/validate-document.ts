import { findProfile, profiles } from "@tonegraph/dialect-catalogue";
import { ok, type Problem, type Result } from "@tonegraph/flow-model";
import { failedTests } from "@tonegraph/flow-simulator";
import { splitIgnored, validateFlow, type JudgedIgnored } from "@tonegraph/flow-validation";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { readFlowDocument } from "../../../kernel/flow-document.ts";

export interface Validation {
  /** Without those that the flow ignores. */
  readonly problems: readonly Problem[];
  readonly ignored: readonly JudgedIgnored[];
  readonly stats: Readonly<Record<string, number>>;
}

/** All problems of a document under a profile (its own when none is named); stores nothing. */
export function validateDocument(request: {
  readonly flow: unknown;
  readonly profile: string | undefined;
}): Result<Validation, ApiFault> {
  const parsed = readFlowDocument(request.flow, "/flow");
  if (!parsed.ok) return parsed;
  const flow = parsed.value;
  const named = request.profile ?? flow.profile;
  const profile = findProfile(named);
  if (!profile) {
    const pointer = request.profile === undefined ? "/flow/profile" : "/profile";
    const known = profiles.map(({ id }) => id).join(", ");
    return fault("invalid-parameter", `There is no profile "${named.slice(0, 64)}"; known are: ${known}.`, {
      errors: [{ pointer, code: "unknown-profile", message: "This profile is not known." }],
    });
  }
  const { shown: problems, ignored } = splitIgnored(validateFlow(flow, { ...profile, failedTests }), flow);
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  return ok({
    problems,
    ignored,
    stats: {
      nodes: Object.keys(flow.nodes).length,
      connections: Object.keys(flow.connections).length,
      prompts: Object.keys(flow.prompts).length,
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      ignored: ignored.reduce((sum, { problems: hidden }) => sum + hidden.length, 0),
    },
  });
}
