import { expect, it } from "vitest";
import { wholeFlowChoices, wholeFlowDays } from "./whole-flow.ts";

const shown = { tenant: "tenant_1", version: 2, period: "month", metric: "hangUps" } as const;

it.each([
  ["cxone-campaign-rules", 30, "month"],
  // Its API knows the last seven days alone.
  ["genesys-menu-flows", 7, undefined],
  // It reports nothing, so there is nothing to choose.
  ["cxone-flow-connections", 7, undefined],
])("of %s %s days are asked for, and no colour can be chosen", (dialect, days, period) => {
  expect(wholeFlowDays(dialect, shown.period)).toBe(days);
  expect(wholeFlowChoices(dialect, shown)).toEqual({ tenant: "tenant_1", version: 2, ...(period && { period }) });
});
