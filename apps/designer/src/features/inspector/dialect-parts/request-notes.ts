import type { findTarget } from "@tonegraph/dialect-catalogue";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { dialectPartWords } from "./dialect-part-words.ts";

type Parts = NonNullable<ReturnType<typeof findTarget>>["parts"];

/** What a target says about a request: where its secret is, how long callers wait for it, and how long they should. */
export function requestNotes(
  { authentication, timeoutMs, retry }: NodeOfKind<"httpRequest">,
  parts: Parts,
  tenants: readonly string[],
): string[] {
  const words = dialectPartWords;
  const tries = 1 + (retry?.maxRetries ?? 0);
  const budget = parts?.requestBudget;
  return [
    ...(parts?.vaultSecrets === true && authentication !== undefined ? [words.vault(tenants)] : []),
    ...(budget === undefined
      ? []
      : [
          words.waits(seconds(timeoutMs * tries), tries),
          words.budget(seconds(budget.inPathMs), seconds(budget.lookUpMs), seconds(budget.routingMs)),
        ]),
  ];
}

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10);
}
