import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDrill } from "../../testing/check-drill.ts";
import { startCrashDrill, type CrashDrill } from "../../testing/crash-drill.ts";
import { DRILLED_POINTS } from "../../testing/crash-points.ts";

const DRILL_TIMEOUT_MS = 90_000;
let drill: CrashDrill;
beforeAll(async () => {
  drill = await startCrashDrill();
}, DRILL_TIMEOUT_MS);
afterAll(() => drill.close());

// The short form: one point of each kind. `scripts/drill-crashes.ts` goes through all of them.
describe("a process that is killed", () => {
  it.each(DRILLED_POINTS.filter((point) => point.always === true))(
    "in a $scenario at $crashAt converges to $state",
    async (point) => {
      expect(checkDrill(point, await drill.run(point.scenario, point.crashAt))).toEqual([]);
    },
    DRILL_TIMEOUT_MS,
  );
});
