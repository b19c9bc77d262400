import { expect, it } from "vitest";
import { planChanges } from "./plan-changes.ts";

it("keeps what is not sent apart from what changes for callers", () => {
  const changes = [{ kind: "added" as const, what: "node", words: "Billing is new" }];
  const kept = [{ kind: "changed" as const, what: "node.promptId", words: "Menu now says “Hello.”" }];
  expect(planChanges({ changes, kept }, "NICE CXone")).toMatchObject({
    changes: [{ mark: "added", text: "Billing is new" }],
    kept: [{ mark: "changed", text: "Menu now says “Hello.”" }],
    titles: { kept: "Kept in Tonegraph, not sent to NICE CXone" },
  });
  expect(planChanges({ changes }, "NICE CXone").kept).toEqual([]);
});
