import { expect, it } from "vitest";
import { drawableName, reportName } from "./drawable-name.ts";

it("cuts no character of a long name in half", () => {
  const name = drawableName(`${"a".repeat(199)}😀`);
  expect([name.isWellFormed(), name.length]).toEqual([true, 199]);
});

it.each([
  ["A/B", "The name “A/B” does not fit a drawing; it is shown as “A-B” and sent back as it is."],
  ["", "The flow has no name at CXone; it is shown as “Without a name”. Give it one before you publish."],
])("tells of the name “%s”, and what becomes of it", (name, words) => {
  expect(reportName({ vendor: "CXone", name })).toEqual([
    { kind: "approximated", code: "name-not-drawable", params: { name }, words },
  ]);
});

it("says nothing of a name that a drawing can have", () => {
  expect(reportName({ vendor: "CXone", name: "Service" })).toEqual([]);
});
