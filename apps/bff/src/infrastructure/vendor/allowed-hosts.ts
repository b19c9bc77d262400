import type { AllowedHosts } from "./address-policy.ts";

/** The hosts that may be called although they are private: the operator's list, and our own sandbox while it runs. */
export function allowedHosts(options: {
  readonly configured: readonly string[];
  readonly sandboxPort?: number;
}): AllowedHosts {
  const names = options.configured.map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
  const { sandboxPort } = options;
  return new Set(
    sandboxPort === undefined ? names : [...names, `127.0.0.1:${sandboxPort}`, `localhost:${sandboxPort}`],
  );
}
