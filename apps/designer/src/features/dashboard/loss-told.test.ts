import { describe, expect, it } from "vitest";
import { words } from "../../lib/messages/words.ts";
import { lossTold } from "./loss-told.ts";

describe("lossTold", () => {
  it.each([
    [0, false, "unknown"],
    [6, false, "tooFew"],
    [30, true, "rate"],
  ] as const)("of %i calls is %s: %s", (calls, enough, told) => {
    expect(lossTold({ calls, enough })).toBe(told);
  });
});

describe("the words about lost calls", () => {
  const text = words.dashboard;
  it("say that nothing is known of a week before without calls, never 0 of 0", () => {
    expect(text.weekly.previous(0, 0)).toBe("The week before: nothing known");
    expect(text.weekly.previous(75, 4727)).toBe("The week before: 75 of 4,727 lost");
  });
  it("say on how many days lost calls per day are reckoned, where those are not all", () => {
    expect(text.perDayOn(9, 28)).toBe("on 9 days with figures");
    expect(text.perDayOn(1, 7)).toBe("on 1 day with figures");
    expect(text.perDayOn(7, 7)).toBe("");
  });
  it("write thousands alike on the dashboard and beside versions", () => {
    const loss = { calls: 4727, lost: 1000, rate: 1000 / 4727, enough: true };
    expect(words.versions.effect.total(loss, loss)).toContain("1,000 of 4,727");
  });
});
