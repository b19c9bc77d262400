import type { Leaving, Visit } from "@tonegraph/call-analytics";

const HOUR_MS = 3_600_000;

/** What to make up: how many calls of the customer support menu begin in each hour of a span. */
export interface MadeUpCalls {
  readonly fromMs: number;
  readonly hours: number;
  readonly callsPerHour: number;
  /** The share of callers who hang up in the menu. */
  readonly lost: number;
  readonly random: () => number;
}

/** Calls of the customer support menu: start, the menu once or several times, then a queue, the agent, or the caller hangs up. */
export function madeUpCalls({ fromMs, hours, callsPerHour, lost, random }: MadeUpCalls): Visit[] {
  const visits: Visit[] = [];
  for (let call = 0; call < hours * callsPerHour; call += 1) {
    const begun = fromMs + Math.floor(call / callsPerHour) * HOUR_MS + Math.floor(random() * HOUR_MS);
    const callId = `call-${fromMs}-${call}`;
    let [atMs, index] = [begun, 0];
    const stay = (nodeId: string, seconds: number, leaving: Leaving): void => {
      const leftMs = atMs + Math.round(seconds * 1000);
      const [noInputs, noMatches] = [random() < 0.1 ? 1 : 0, random() < 0.1 ? 1 : 0];
      const keys = leaving.kind === "port" ? leaving.port.replace(/^key:/u, "").replace(/\D/gu, "") : "";
      visits.push({ callId, index, nodeId, enteredMs: atMs, leftMs, leaving, noInputs, noMatches, keys });
      [atMs, index] = [leftMs, index + 1];
    };
    stay("node_start", 0, { kind: "port", port: "next" });
    while (random() < 0.1) stay("node_main_menu", 4 + random() * 10, { kind: "port", port: "noInput" });
    const listened = 2 + random() * 12;
    if (random() < lost) {
      stay("node_main_menu", listened, { kind: "hungUp" });
      continue;
    }
    const [port, target] =
      random() < 0.6 ? ["key:1", "node_sales"] : random() < 0.7 ? ["key:2", "node_tech"] : ["noInput", "node_fallback"];
    stay("node_main_menu", listened, { kind: "port", port });
    stay(target, 5 + random() * 60, { kind: random() < 0.1 ? "hungUp" : "ended" });
  }
  return visits;
}
