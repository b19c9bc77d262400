import type { MetricHelp } from "./create-metrics.ts";

/** Every metric of our own beside those of HTTP requests and of the process. */
export const METRIC_HELP: MetricHelp = {
  tonegraph_deployments_total: "Deployments that ended, by dialect, kind and state.",
  tonegraph_deployment_duration_seconds: "From the start of a deployment to its end.",
  // Document 001's flow.connection_registration, with its latency and success.
  flow_connection_registration_seconds: "From the start of a deployment to its end, by success.",
  tonegraph_vendor_call_duration_seconds: "Attempts at vendor calls, by dialect, operation and outcome.",
  tonegraph_vendor_calls_total: "Calls to vendors with all their attempts, by dialect, operation and outcome.",
  tonegraph_vendor_breaker_changes_total: "Circuit breakers that opened, let a probe pass or closed.",
};
