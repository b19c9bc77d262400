import type { SeenQueue } from "./ports.ts";
import type { Lean, RuleStep } from "./rule-step.ts";

/** What the rule does for callers, in words. */
export const DOES = {
  busy: "callers get twice the time at every menu, and a way round the queue",
  calm: "callers get the usual time again, and no way round the queue",
} as const satisfies Record<Lean, string>;

const HAS = {
  busy: "callers already have twice the time at every menu, and a way round the queue",
  calm: "callers have the usual time",
} as const satisfies Record<Lean, string>;

/** Why a look that changed nothing did so. */
export function stepWords(
  step: Exclude<RuleStep, { kind: "change" }>,
  queues: readonly SeenQueue[],
  now: Date,
): string {
  switch (step.kind) {
    case "unknown":
      return `Nothing is changed while not every queue is known. ${unknownWords(queues)}`;
    case "between":
      return "No queue is slow any more, but not all of them do well yet. Nothing is changed.";
    case "stays":
      return `${leanWords(step.leaning?.to ?? "calm")} Nothing has to be changed: ${HAS[step.leaning?.to ?? "calm"]}.`;
    case "waits": {
      const minutes = Math.max(1, Math.ceil((step.until.getTime() - now.getTime()) / 60_000));
      return `${leanWords(step.to)} If it stays so for ${minutes} more ${minutes === 1 ? "minute" : "minutes"}, ${DOES[step.to]}.`;
    }
  }
}

/** What the queues do. */
export function leanWords(lean: Lean): string {
  return lean === "busy" ? "A queue is slow." : "All queues do well.";
}

function unknownWords(queues: readonly SeenQueue[]): string {
  if (queues.length === 0) return "No block of the live version leads to a queue.";
  return queues
    .flatMap(({ name, fault, availableAgents, waitSeconds }) => {
      if (fault !== "") return [`${name}: ${fault}`];
      return availableAgents === null || waitSeconds === null ? [`${name}: the vendor tells half of it.`] : [];
    })
    .join(" ");
}
