import type { ChangeDto, Plan } from "@tonegraph/api-contract";
import { findProfile } from "@tonegraph/dialect-catalogue";
import { catalogueFor, describeProblem } from "@tonegraph/flow-validation";
import type { Flow, Problem } from "@tonegraph/flow-model";
import { changeLines } from "../../lib/changes/change-lines.ts";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";

/** What stands at the left of a line of the plan. */
export type PlanMark = ChangeDto["kind"] | Plan["report"][number]["kind"] | "error" | "warning";

/** One line of the plan. */
export interface PlanLine {
  readonly mark: PlanMark;
  readonly text: string;
}

/** The plan as the dialog shows it. */
export interface PlanView {
  readonly changes: readonly PlanLine[];
  readonly report: readonly PlanLine[];
  readonly problems: readonly PlanLine[];
  readonly drift: readonly PlanLine[];
  readonly errors: number;
  readonly warnings: number;
}

const REPORT_ORDER = { unsupported: 0, approximated: 1, dropped: 2 } as const;

/**
 * Sorts a plan for reading: what is new, what differs, what is gone; the worst of report and problems first. `dialect` has the words
 * of its own rules.
 */
export function planView(plan: Plan, flow: Flow | null, dialect = ""): PlanView {
  const count = (severity: string) => plan.problems.filter((problem) => problem.severity === severity).length;
  const report = plan.report.toSorted((a, b) => REPORT_ORDER[a.kind] - REPORT_ORDER[b.kind]);
  return {
    changes: changeLines(plan.changes),
    report: report.map((item) => ({ mark: item.kind, text: item.words })),
    problems: problemLines(plan.problems, flow, dialect),
    drift: changeLines(plan.drift.changes ?? []),
    errors: count("error"),
    warnings: count("warning"),
  };
}

/** What {@link publishBlock} needs to know beside the plan. */
export interface PublishCircumstances {
  readonly mayPublish: boolean;
  readonly overwrite: boolean;
  readonly dialect: string;
}

/** Why this plan cannot be carried out now, in words that say what to do; null when it can. */
export function publishBlock(plan: Plan | null, circumstances: PublishCircumstances): string | null {
  const { block } = words.publish;
  if (!circumstances.mayPublish) return block.role;
  if (plan === null) return block.planning;
  const errors = plan.problems.filter((problem) => problem.severity === "error").length;
  if (errors > 0) return block.errors(words.publish.errors(errors));
  const unsupported = plan.report.filter((item) => item.kind === "unsupported").length;
  if (unsupported > 0) return block.unsupported(unsupported, vendorName(circumstances.dialect));
  if (plan.drift.state === "drifted") return circumstances.overwrite ? null : block.drifted;
  const liveVersion = plan.live?.version ?? null;
  const equal = plan.changes.length === 0 && plan.drift.state === "inSync" && liveVersion !== null;
  return equal ? block.nothing(liveVersion) : null;
}

function problemLines(problems: Plan["problems"], flow: Flow | null, dialect: string): PlanLine[] {
  const profile = findProfile(dialect);
  const catalogue = profile && catalogueFor(profile);
  const of = (severity: "error" | "warning") =>
    problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => ({
        mark: severity,
        text: flow === null ? problem.code : describeProblem(asProblem(problem), flow, catalogue),
      }));
  return [...of("error"), ...of("warning")];
}

// The contract writes absent places as optional-or-undefined; the model has them absent.
function asProblem({ code, severity, at, params, related }: Plan["problems"][number]): Problem {
  return {
    code,
    severity,
    params,
    related,
    at: {
      ...(at.nodeId === undefined ? {} : { nodeId: at.nodeId }),
      ...(at.connectionId === undefined ? {} : { connectionId: at.connectionId }),
      ...(at.promptId === undefined ? {} : { promptId: at.promptId }),
      ...(at.language === undefined ? {} : { language: at.language }),
      ...(at.pointer === undefined ? {} : { pointer: at.pointer }),
    },
  };
}
