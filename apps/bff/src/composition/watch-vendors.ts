import type { VendorAttempt, VendorCallRecord } from "@tonegraph/vendor-kit";
import type { FastifyBaseLogger } from "fastify";
import type { VendorAccountsOptions } from "../infrastructure/vendor/vendor-accounts.ts";
import type { Metrics } from "../kernel/metrics.ts";

/** Writes down how calls to vendors go: each attempt, each breaker that changes, and the secrets that no line may show. */
export function watchVendors({
  logger,
  metrics,
  onSecret,
}: {
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly onSecret: ((secret: string) => void) | undefined;
}): Pick<VendorAccountsOptions, "onAttempt" | "onCall" | "onBreaker" | "onSecret"> {
  const durations = createSeries((labels) => metrics.observer("tonegraph_vendor_call_duration_seconds", labels));
  const calls = createSeries((labels) => metrics.counter("tonegraph_vendor_calls_total", labels));
  return {
    onAttempt(place, attempt) {
      if (logger.level === "debug" || logger.level === "trace") logger.debug({ ...place, ...attempt }, "vendor call");
      durations(place.dialect, attempt)(attempt.durationMs / 1000);
    },
    onCall(place, call) {
      calls(place.dialect, call)();
    },
    onBreaker(place, change) {
      logger.warn({ ...place, ...change }, "a circuit breaker changed");
      metrics.count("tonegraph_vendor_breaker_changes_total", { dialect: place.dialect, state: change.state });
    },
    onSecret: (secret) => onSecret?.(secret),
  };
}

type Told = Pick<VendorAttempt | VendorCallRecord, "operation" | "outcome">;

/** The series of what is told, found without writing their labels each time. */
function createSeries<Series>(
  make: (labels: { readonly dialect: string } & Told) => Series,
): (dialect: string, told: Told) => Series {
  const known = new Map<string, Map<string, Map<string, Series>>>();
  return (dialect, { operation, outcome }) => {
    const found = known.get(dialect)?.get(operation)?.get(outcome);
    if (found !== undefined) return found;
    const made = make({ dialect, operation, outcome });
    const operations = known.get(dialect) ?? new Map<string, Map<string, Series>>();
    known.set(dialect, operations);
    operations.set(operation, (operations.get(operation) ?? new Map<string, Series>()).set(outcome, made));
    return made;
  };
}
