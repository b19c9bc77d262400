import type { GuardSettings } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { clockTime } from "../../lib/time/relative-time.ts";
import type { StepView } from "./deployment-view.ts";

interface WatchStepOptions {
  /** Undefined while they are not known. */
  readonly guard: Pick<GuardSettings, "mode" | "action" | "watchMinutes"> | undefined;
  /** Whether another version of the flow is or was live there, which is what the guard compares with. */
  readonly hasFormer: boolean;
  /** When it went live; null before that. */
  readonly liveSince: string | null;
}

/** What the guard does once the version is live, as the last of the steps; null where it is off. */
export function watchStep({ guard, hasFormer, liveSince }: WatchStepOptions): StepView | null {
  if (guard === undefined || guard.mode === "off") return null;
  const text = words.publish.watch;
  const base = { name: "watching", label: text.label(words.guard.settings.hours(guard.watchMinutes)) };
  if (!hasFormer) return { ...base, state: "skipped", aside: "", note: text.first };
  const note = guard.mode === "shadow" ? text.shadow : text.will[guard.action];
  if (liveSince === null) return { ...base, state: "pending", aside: "", note };
  const until = clockTime(Date.parse(liveSince) + guard.watchMinutes * 60_000);
  return { ...base, state: "watching", aside: text.until(until), note };
}
