// Genesys Cloud's multiplier of timeouts is heard by callers: whoever says nothing waits for so much longer.
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Json } from "@tonegraph/flow-model";
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { isJsonObject } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { createDialectCallers } from "./dialect-callers.ts";
import { HOUR_MS } from "./population.ts";

const MONDAY = Date.UTC(2026, 0, 5);
const SPAN = { flowId: "flow_main", fromMs: MONDAY, toMs: MONDAY + 24 * HOUR_MS };
const TIMEOUT_MS = 5000;

const flow = flowOf({
  nodes: {
    node_menu: {
      ...menu({ label: "Menu", keys: ["1"], promptId: "prompt_menu" }),
      noInput: { timeoutMs: TIMEOUT_MS, maxRepeats: 0 },
      noMatch: { maxRepeats: 0 },
    },
    node_sales: queue("queue-sales"),
    node_support: queue("queue-support"),
  },
  wires: [
    "node_start -> node_menu",
    "node_menu.key:1 -> node_sales",
    "node_menu.noInput -> node_support",
    "node_menu.noMatch -> node_support",
  ],
  prompts: { prompt_menu: "For sales, press 1." },
  flow: { id: "flow_main" },
});

/** How long those stayed in the menu who said nothing. Milliseconds. */
function silentStays(settings: Readonly<Record<string, Json>>): number[] {
  const converter = findConverter("genesys-menu-flows");
  const real = sandboxes.find(({ id }) => id === "genesys-menu-flows");
  const artefact = converter?.compile(flow).artefact;
  if (real === undefined || !isJsonObject(artefact)) throw new Error("the dialect is gone");
  const former = artefact["settings"];
  const changed = { ...artefact, settings: { ...(isJsonObject(former) ? former : {}), ...settings } };
  const callers = createDialectCallers({ ...real, listFlows: () => [{ id: "flow_main", artefact: changed }] }, null);
  callers.notice(real.initialState(), MONDAY);
  const { visits } = callers.feed(MONDAY + 48 * HOUR_MS).page(SPAN, { cursor: null, limit: 100_000 });
  return visits.flatMap(({ leaving, enteredMs, leftMs }) =>
    leaving.kind === "port" && leaving.port === "noInput" && leftMs !== null ? [leftMs - enteredMs] : [],
  );
}

describe("callers of Genesys Cloud who say nothing", () => {
  it.each([1, 2, 2.5])("wait %s times as long as the menu says", (factor) => {
    const usual = silentStays({});
    const longer = silentStays({ dynamicTimeoutMultiplier: factor, fallbackEnabled: true });
    expect(longer.length).toBeGreaterThan(10);
    expect(Math.min(...longer) - Math.min(...usual)).toBe((factor - 1) * TIMEOUT_MS);
  });

  it("are not disturbed by a multiplier that is none", () => {
    expect(Math.min(...silentStays({ dynamicTimeoutMultiplier: "2" }))).toBe(Math.min(...silentStays({})));
  });
});
