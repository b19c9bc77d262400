import { LONGEST_NOTE, type ChangeDto, type Plan } from "@tonegraph/api-contract";
import { findProfile } from "@tonegraph/dialect-catalogue";
import { catalogueFor, describeProblem } from "@tonegraph/flow-validation";
import type { Flow, Problem } from "@tonegraph/flow-model";
import { driftLines } from "../../lib/changes/beyond-words.ts";
import { vendorName } from "../../lib/dialects/targets.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";

/** What stands at the left of a line of the plan. */
export type PlanMark = ChangeDto["kind"] | Plan["report"][number]["kind"] | "error" | "warning";

/** One line of the plan. */
export interface PlanLine {
  readonly mark: PlanMark;
  readonly text: string;
  /** The block that it is about, where the draft has it. */
  readonly block?: { readonly id: string; readonly label: string };
}

/** Lines of one kind: what becomes of a part of the drawing, or what is wrong with the flow. */
export interface ReportGroup {
  readonly kind: Plan["report"][number]["kind"] | "error" | "warning";
  readonly title: string;
  readonly lines: readonly PlanLine[];
}

/** The plan as the dialog shows it, beside what changes for callers. */
export interface PlanView {
  /** What keeps the flow from being published. */
  readonly blocking: readonly ReportGroup[];
  /** Worst first; groups without lines are left out. */
  readonly report: readonly ReportGroup[];
  readonly drift: readonly PlanLine[];
  readonly errors: number;
  readonly warnings: number;
}

/**
 * Sorts a plan for reading: what blocks it first, however much it changes. `dialect` has the words of its own rules.
 */
export function planView(plan: Plan, flow: Flow | null, dialect = ""): PlanView {
  const count = (severity: string) => plan.problems.filter((problem) => problem.severity === severity).length;
  const reported = new Set(plan.report.map((item) => item.words));
  // What the report says already is not said twice.
  const problems = problemLines(plan.problems, flow, dialect).filter(({ text }) => !reported.has(text));
  const titles = words.publish;
  const of = (kind: Plan["report"][number]["kind"]): ReportGroup => ({
    kind,
    title: titles.report[kind](vendorName(dialect)),
    lines: reportLines(plan.report, kind, flow),
  });
  const found = (kind: "error" | "warning", title: string): ReportGroup => ({
    kind,
    title,
    lines: problems.filter(({ mark }) => mark === kind),
  });
  return {
    blocking: withLines([of("unsupported"), found("error", titles.problems.error)]),
    report: withLines([of("approximated"), of("dropped"), found("warning", titles.problems.warning)]),
    drift: driftLines(plan.drift, dialect),
    errors: count("error"),
    warnings: count("warning"),
  };
}

/**
 * What stands there before the publish that is no version of ours; `left`: what an earlier one could not take away, `lost`:
 * what it may have made.
 */
export function otherThere({
  live,
  drift,
  lost,
}: Pick<Plan, "live" | "drift" | "lost">): "nothing" | "left" | "foreign" | "unread" | "lost" {
  if (lost !== undefined) return "lost";
  if (live !== null) return live.version === null ? "left" : "nothing";
  if (drift.state === "unknown") return "unread";
  return drift.state === "drifted" ? "foreign" : "nothing";
}

/** What is said of a copy that is not what was published from here. */
export function driftTexts({ live, drift }: Pick<Plan, "live" | "drift">) {
  const { drift: text, block } = words.publish;
  const changed = { pill: text.drifted, notice: text.notice, overwrite: text.overwrite, block: block.drifted };
  if (drift.liveHash === "absent")
    return { ...changed, pill: text.gone.pill, overwrite: text.gone.putBack, block: text.gone.block };
  return live === null ? text.foreign : changed;
}

function withLines(groups: readonly ReportGroup[]): ReportGroup[] {
  return groups.filter(({ lines }) => lines.length > 0);
}

function reportLines(report: Plan["report"], kind: Plan["report"][number]["kind"], flow: Flow | null): PlanLine[] {
  return report
    .filter((item) => item.kind === kind)
    .map(({ words: text, nodeId }) => ({ mark: kind, text, ...blockPart(flow, nodeId) }));
}

function blockPart(flow: Flow | null, nodeId: string | undefined): Pick<PlanLine, "block"> {
  const label = nodeId === undefined ? undefined : flow?.nodes[nodeId]?.label;
  return nodeId === undefined || label === undefined ? {} : { block: { id: nodeId, label } };
}

/** What {@link publishBlock} needs to know beside the plan. */
export interface PublishCircumstances {
  readonly mayPublish: boolean;
  readonly overwrite: boolean;
  readonly dialect: string;
  /** Whether the times that somebody typed cannot be taken. */
  readonly isRefused?: boolean;
  /** False: it is for later, and what is live now says nothing about then. */
  readonly isNow?: boolean;
  /** Whether other times were typed for the vendor's own window than the drawing has. */
  readonly hasTimes?: boolean;
  /** For colleagues. */
  readonly note?: string;
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
  if (circumstances.isRefused === true) return block.window;
  const long = tooLong(circumstances.note?.trim() ?? "", LONGEST_NOTE);
  if (long !== undefined) return block.note(long);
  if (plan.approval !== undefined && plan.approval.state !== "approved") return block.approval;
  return circumstances.isNow === false ? null : blockNow(plan, circumstances);
}

/** What speaks against publishing now and says nothing about later: what the vendor holds at this moment. */
function blockNow(plan: Plan, { overwrite, hasTimes }: PublishCircumstances): string | null {
  const { block } = words.publish;
  if (plan.drift.state === "drifted" && !overwrite) return driftTexts(plan).block;
  const equal = hasTimes === true ? null : equalVersion(plan);
  return equal === null ? null : block.nothing(equal);
}

/** The live version, where publishing would change nothing. */
function equalVersion({ changes, drift, live }: Plan): number | null {
  return changes.length === 0 && drift.state === "inSync" ? (live?.version ?? null) : null;
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
        ...blockPart(flow, problem.at.nodeId),
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
