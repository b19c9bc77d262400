import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../kernel/fault.ts";

/** What was found in all of them: whoever fills a form in is told once, not part by part. */
export function allFaults(...found: readonly Result<unknown, ApiFault>[]): Result<null, ApiFault> {
  const faults = found.flatMap((result) => (result.ok ? [] : [result.error]));
  const [first, ...others] = faults;
  if (first === undefined) return ok(null);
  return others.length === 0 ? err(first) : err({ ...first, errors: faults.flatMap(({ errors = [] }) => errors) });
}
