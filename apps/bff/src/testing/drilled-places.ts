import { descriptors, findDescriptor } from "@tonegraph/dialect-catalogue";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { CRASH_STEPS, type CrashStep } from "../modules/deployments/engine/crash-point.ts";

/** One place where a process dies while it publishes to a dialect. */
export interface DialectPoint {
  readonly dialect: string;
  /** A first publish, or a second one over it. */
  readonly publishes: "first" | "second";
  /** Whether the flow is changed by somebody before it is read back, so that the deployment has to be undone. */
  readonly undone: boolean;
  /** `<step>:<before|after>`. */
  readonly crashAt: string;
}

const IN_PLACE: readonly CrashStep[] = [
  "queued",
  "authenticating",
  "snapshotting",
  "intending",
  "uploading",
  "verifying",
  "registering",
  "finishing",
];

/** Every place of every dialect, of a first and a second publish and of undoing them. */
export function drilledPlaces(): readonly DialectPoint[] {
  return descriptors.flatMap((descriptor) =>
    (["first", "second"] as const).flatMap((publishes) =>
      [false, true].flatMap((undone) => {
        const steps = new Set(undone ? undoing(descriptor, publishes) : publishing(descriptor, publishes));
        return CRASH_STEPS.filter((step) => steps.has(step)).flatMap((step) =>
          whens(step, undone).map((when) => ({
            dialect: descriptor.id,
            publishes,
            undone,
            crashAt: `${step}:${when}`,
          })),
        );
      }),
    ),
  );
}

function publishing({ steps, capabilities }: DialectDescriptor, publishes: "first" | "second"): CrashStep[] {
  const own = CRASH_STEPS.filter((place) => steps.some((step) => step === place));
  const replaces = capabilities.versioning === "newFlow" && publishes === "second";
  return [...IN_PLACE, ...own, ...(replaces ? (["deactivating"] as const) : [])];
}

function undoing({ capabilities }: DialectDescriptor, publishes: "first" | "second"): CrashStep[] {
  const always = ["verifying", "finishing"] as const;
  if (capabilities.versioning === "newFlow")
    return [...always, "withdrawing", publishes === "first" ? "rollingBack" : "reactivating"];
  return publishes === "first" && !capabilities.deletesFlows ? [...always] : [...always, "rollingBack"];
}

/** Nothing comes after being queued; and before the verification there is nothing to undo yet. */
function whens(step: CrashStep, undone: boolean): readonly string[] {
  if (step === "queued") return ["before"];
  return undone && step === "verifying" ? ["after"] : ["before", "after"];
}

/** Whether what the process was killed in may be a creation that nobody can look up. */
export function mayLoseCreation({ dialect, publishes, crashAt }: DialectPoint): boolean {
  const capabilities = findDescriptor(dialect)?.capabilities;
  const creates = publishes === "first" || capabilities?.versioning === "newFlow";
  // What is written down before it is sent may have been sent: nobody can tell the one from the other afterwards.
  const isWritten = crashAt.startsWith("uploading:") || crashAt === "intending:after";
  return creates && capabilities?.repeatableCreate === false && isWritten;
}
