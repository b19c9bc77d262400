import { hours, httpRequest, queue, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { chosenStub, stubChoices } from "./stub-choices.ts";

describe("stubChoices", () => {
  it.each([
    [queue(), ["open", "closed", "full"]],
    [hours(), ["open", "closed", "holiday"]],
    [httpRequest(), ["answers", "timesOut"]],
    [subflow(), ["next", "failed"]],
  ])("of %j are found again in the stub they make", (node, values) => {
    const choices = stubChoices(node);
    expect(choices.map(({ value }) => value)).toEqual(values);
    for (const { value, stub } of choices) expect(chosenStub(stub)).toBe(value);
  });
});
