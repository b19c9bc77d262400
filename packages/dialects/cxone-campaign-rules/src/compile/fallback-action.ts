import type { WireFallback } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";

/** What happens when anything breaks; the vendor demands it and knows no agents. */
export function fallbackAction({ flow: { fallback }, extras, report }: CompileScope): WireFallback {
  if (fallback === undefined) {
    const { type, ...kept } = extras.fallbackAction ?? {};
    if (typeof type === "string") return { ...kept, type };
  }
  switch (fallback?.kind) {
    case "hangup":
      return { type: "hangup" };
    case "queue":
      return withTarget("queue", fallback.queueId);
    case "externalNumber":
      return withTarget("transfer", fallback.number);
    default: {
      const words =
        fallback === undefined
          ? "CXone's campaign rules demand to be told what happens when anything breaks. Set the flow's fallback."
          : "CXone's campaign rules fall back on a queue, a number or the end of the call, but this flow on an agent. Choose one of these.";
      report.add("unsupported", "fallback-missing", { words });
      return { type: "hangup" };
    }
  }
}

function withTarget(type: string, target: string): WireFallback {
  return target.trim() === "" ? { type } : { type, target };
}
