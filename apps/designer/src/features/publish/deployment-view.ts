import { DEPLOYMENT_STATES, spanWords, type Deployment } from "@tonegraph/api-contract";
import { descriptors, findDescriptor } from "@tonegraph/dialect-catalogue";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { secondsBetween } from "../../lib/time/relative-time.ts";

/** A step as the dialog shows it. */
export interface StepView {
  readonly name: string;
  readonly label: string;
  readonly state: Deployment["steps"][number]["state"] | "watching";
  /** Duration, attempt or why there is nothing to tell. */
  readonly aside: string;
  /** What it comes to, below it. */
  readonly note?: string;
}

/** What is around a deployment. */
export interface DeploymentContext {
  readonly dialect: string;
  readonly tenantName: string;
  /** The version that was live before; null where none was. */
  readonly before: number | null;
  /** Whether the vendor had something there, or may have had, that is no version of ours. */
  readonly heldOther?: boolean;
}

/** The steps with what people call them; one that a vendor does not have says so, also before its turn comes. */
export function stepViews(steps: Deployment["steps"], context: DeploymentContext, now: number): StepView[] {
  return steps.map((step) => {
    const isMissing = step.state === "skipped" || (step.state === "pending" && !hasStep(context.dialect, step.name));
    return {
      name: step.name,
      label: stepLabel(step.name, context),
      state: isMissing ? "skipped" : step.state,
      aside: isMissing ? words.publish.step.skipped : aside(step, now),
    };
  });
}

/** The steps of a publish to this dialect before it begins, with those that other vendors have. */
export function plannedSteps(context: DeploymentContext): StepView[] {
  const steps = DEPLOYMENT_STATES.filter((state) => descriptors.some(({ id }) => hasStep(id, state)));
  const waiting = { state: "pending", startedAt: null, endedAt: null, attempts: 0 } as const;
  return stepViews(
    steps.map((name) => ({ name, ...waiting })),
    context,
    0,
  );
}

// A dialect that this release does not know may have any step.
function hasStep(dialect: string, name: string): boolean {
  const known: readonly string[] | undefined = findDescriptor(dialect)?.steps;
  return known?.includes(name) !== false;
}

/** How a deployment stands: a headline, what is true at the vendor now, and the vendor's own words. */
export interface OutcomeView {
  readonly tone: "ok" | "warn" | "error" | "running";
  readonly title: string;
  readonly text: string;
  readonly vendorMessage: string | null;
}

/** Says how a deployment stands and, when it has ended, what callers hear now. */
export function outcomeView(deployment: Deployment, context: DeploymentContext): OutcomeView {
  const { outcome } = words.publish;
  const { version } = deployment;
  const vendorMessage = deployment.error?.vendorMessage ?? lastVendorMessage(deployment);
  const reason = deployment.error === undefined ? "" : `${ownWords(deployment.error.message, vendorMessage)} `;
  const still = formerWords(context, { ours: outcome.stillLive, other: outcome.stillOther });
  switch (deployment.state) {
    case "live":
      return {
        tone: "ok",
        title: outcome.live(version, context.tenantName),
        text: outcome.liveText,
        vendorMessage: null,
      };
    case "failed":
      return {
        tone: "error",
        title: outcome.failed(version),
        text: `${reason}${failedWords(deployment, still)}`.trimEnd(),
        vendorMessage,
      };
    case "rolledBack": {
      const back = formerWords(context, { ours: outcome.backAgain, other: outcome.otherBack });
      return { tone: "error", title: outcome.rolledBack(version), text: reason + back, vendorMessage };
    }
    case "unknown":
      return { tone: "error", ...unknownWords(deployment, context, reason), vendorMessage };
    case "cancelled":
      return { tone: "warn", title: outcome.cancelled, text: reason + still, vendorMessage: null };
    case "superseded":
      return { tone: "warn", title: outcome.superseded, text: reason, vendorMessage: null };
    case "queued":
      return { tone: "running", title: outcome.queued, text: "", vendorMessage: null };
    case "scheduled": {
      const when = deployment.schedule === undefined ? null : spanWords(deployment.schedule);
      const title = when === null ? outcome.scheduled : outcome.scheduledTitle(version, when);
      return { tone: "ok", title, text: outcome.scheduledText, vendorMessage: null };
    }
    default: {
      const isBack = deployment.state === "rollingBack" || deployment.kind === "rollback";
      const title = isBack ? outcome.runningBack : outcome.running;
      return { tone: "running", title, text: "", vendorMessage: null };
    }
  }
}

/** Whether nothing tells if the vendor made the flow: then a person looks, and says its id. */
function isCreationLost({ error }: Pick<Deployment, "error">): boolean {
  return error?.code === "creation-lost";
}

function unknownWords(deployment: Deployment, context: DeploymentContext, reason: string) {
  const { outcome } = words.publish;
  const { before, dialect } = context;
  if (!isCreationLost(deployment))
    return { title: outcome.unknown, text: reason + outcome.unknownText(before !== null) };
  const isDraft = hasStep(dialect, "activating");
  const still = before === null ? "" : ` ${outcome.stillLive(before)}`;
  const title = outcome.lost.title(vendorName(dialect), isDraft);
  return { title, text: `${reason}${outcome.lost.text(isDraft)}${still}` };
}

/** What became of what was there before. */
function formerWords(
  { before, heldOther }: DeploymentContext,
  { ours, other }: { readonly ours: (version: number) => string; readonly other: string },
): string {
  if (before !== null) return ours(before);
  return heldOther === true ? other : words.publish.outcome.nothingLive;
}

/** What is true at the vendor after a failure: where something was left, the reason says what. */
function failedWords({ error }: Deployment, still: string): string {
  const left = error?.leftBehind;
  if (left === undefined) return `${words.publish.outcome.unchanged} ${still}`;
  return left.mayAnswerCalls ? "" : still;
}

/** Whether a deployment can still be taken back before anything happens. */
export function isCancellable(deployment: Pick<Deployment, "state">): boolean {
  return deployment.state === "queued" || deployment.state === "scheduled";
}

function stepLabel(name: string, { dialect, before }: DeploymentContext): string {
  const { step } = words.publish;
  switch (name) {
    case "authenticating":
      return step.authenticating;
    case "snapshotting":
      return step.snapshotting(before);
    case "uploading":
      return step.uploading;
    case "validating":
      return step.validating(vendorName(dialect));
    case "compiling":
      return step.compiling(vendorName(dialect));
    case "activating":
      return step.activating;
    case "verifying":
      return step.verifying;
    case "rollingBack":
      return step.rollingBack;
    default:
      return name;
  }
}

function aside(step: Deployment["steps"][number], now: number): string {
  const { step: text } = words.publish;
  if (step.startedAt === null) return "";
  if (step.state === "running" && step.attempts > 1) return text.attempt(step.attempts);
  const duration = secondsBetween(step.startedAt, step.endedAt, now);
  return step.attempts > 1 ? `${duration}, ${text.attempt(step.attempts)}` : duration;
}

/** A reason as one sentence, without the vendor's words where it ends with them: they are quoted below it. */
function ownWords(message: string, vendorMessage: string | null): string {
  const quoted = vendorMessage !== null && vendorMessage !== "" && message.trimEnd().endsWith(vendorMessage);
  const own = (quoted ? message.trimEnd().slice(0, -vendorMessage.length) : message).replace(/[\s:,;]+$/, "");
  return /[.!?…]$/.test(own) ? own : `${own}.`;
}

function lastVendorMessage(deployment: Deployment): string | null {
  return deployment.steps.findLast((step) => step.vendorMessage !== undefined)?.vendorMessage ?? null;
}
