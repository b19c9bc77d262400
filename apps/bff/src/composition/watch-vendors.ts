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
}): Pick<VendorAccountsOptions, "onAttempt" | "onBreaker" | "onSecret"> {
  return {
    onAttempt(place, attempt) {
      if (logger.level === "debug" || logger.level === "trace") logger.debug({ ...place, ...attempt }, "vendor call");
      const { operation, outcome } = attempt;
      const labels = { dialect: place.dialect, operation, outcome };
      metrics.observe("tonegraph_vendor_call_duration_seconds", labels, attempt.durationMs / 1000);
    },
    onBreaker(place, change) {
      logger.warn({ ...place, ...change }, "a circuit breaker changed");
      metrics.count("tonegraph_vendor_breaker_changes_total", { dialect: place.dialect, state: change.state });
    },
    onSecret: (secret) => onSecret?.(secret),
  };
}
