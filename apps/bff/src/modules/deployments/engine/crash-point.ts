/**
 * Where a test may kill the process, in the order of a deployment; places that came later stand at the end, because a
 * number is never given to another place. A step's `before` is when it is written down as
 * running and nothing was done; for `uploading`, `rollingBack` and the places after `finishing` the intent is committed and the request not yet sent.
 * `after` is when the vendor has answered and nothing of it is written down.
 */
export const CRASH_STEPS = [
  "queued",
  "authenticating",
  "snapshotting",
  "intending",
  "uploading",
  "validating",
  "compiling",
  "activating",
  "verifying",
  "rollingBack",
  "finishing",
  // Where a new content is a flow of its own: the former one is taken out of service, and in an undo put back into it,
  // ours is taken out.
  "deactivating",
  "reactivating",
  "withdrawing",
  // What must be true of the account beside the flow.
  "registering",
] as const;

/** A place where a test may kill the process. */
export type CrashStep = (typeof CRASH_STEPS)[number];
/** Called at every such place; outside of tests it does nothing. */
export type CrashPoint = (step: CrashStep, when: "before" | "after") => void;

/** Reads `<step or its number from 1>:<before|after>`; null when it names no place. */
export function parseCrashAt(text: string): { readonly step: CrashStep; readonly when: "before" | "after" } | null {
  const [name = "", when = ""] = text.split(":");
  const step = CRASH_STEPS.find((candidate, index) => candidate === name || String(index + 1) === name);
  if (step === undefined || (when !== "before" && when !== "after")) return null;
  return { step, when };
}

/** The crash point of a process: kills at the named place, elsewhere does nothing. */
export function createCrashPoint(crashAt: string | null, kill: () => void): CrashPoint {
  const wanted = crashAt === null ? null : parseCrashAt(crashAt);
  return (step, when) => {
    if (wanted?.step === step && wanted.when === when) kill();
  };
}
