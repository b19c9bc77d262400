import type { Plan } from "@tonegraph/api-contract";
import { drawnWindow, sameWindow, windowWords } from "../../kernel/flow-service.ts";
import { serviceWords, type LiveReading } from "../../kernel/live-reader.ts";
import type { Candidate } from "./candidate.ts";

type Changes = Plan["changes"];

const SERVICE_WORDS = "What somebody changed there about whether and when callers are let in is undone";

/** What publishing changes, with when callers are let in: at a vendor with windows that is no part of what is compared. */
export function windowChanges(
  { converter, artefact }: Pick<Candidate, "converter" | "artefact">,
  reading: Pick<LiveReading, "service" | "drift">,
  changes: Changes,
): Changes {
  const { service } = reading;
  if (service === undefined) return changes;
  const [wanted, published] = [drawnWindow(converter, artefact), service.window];
  const others = changes.filter(({ what }) => what !== "flow.activeWindow");
  const words = `Callers are let in ${windowWords(wanted)} (was ${windowWords(published)})`;
  return [
    ...others,
    ...(sameWindow(wanted, published) ? [] : [{ kind: "changed" as const, what: "flow.activeWindow", words }]),
    ...(serviceWords(reading) !== "" ? [{ kind: "changed" as const, what: "flow.service", words: SERVICE_WORDS }] : []),
  ];
}
