import { describe, expect, it } from "vitest";
import { nameOptions, withTyped } from "./name-options.ts";

const named = [
  { id: "flow_1", name: "Billing" },
  { id: "flow_2", name: "Sales" },
  { id: "flow_3", name: "Billing" },
];

describe("nameOptions", () => {
  it("lists each once by its name, with the id where a name comes twice", () => {
    expect(nameOptions([...named, ...named], "")).toEqual([
      { value: "flow_1", label: "Billing · flow_1" },
      { value: "flow_3", label: "Billing · flow_3" },
      { value: "flow_2", label: "Sales" },
    ]);
  });

  it("keeps what is chosen by its id where nobody knows its name", () => {
    expect(nameOptions(named.slice(1, 2), "flow_gone")).toEqual([
      { value: "flow_gone", label: "flow_gone" },
      { value: "flow_2", label: "Sales" },
    ]);
  });
});

describe("withTyped", () => {
  const options = nameOptions(named.slice(1, 2), "");

  it("offers what was typed as an id, for what has no name any more", () => {
    expect(withTyped(options, " flow_gone ").at(-1)).toEqual({ value: "flow_gone", label: "With the id flow_gone" });
  });

  it.each(["", "  ", "Sales", "flow_2"])("offers nothing more for %j", (typed) => {
    expect(withTyped(options, typed)).toEqual(options);
  });
});
