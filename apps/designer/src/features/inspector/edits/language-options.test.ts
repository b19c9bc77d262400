import { applyCommand } from "@tonegraph/flow-model";
import { flowOf, hangup, language } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { freshLanguageOption, setLanguageOption } from "./language-options.ts";

const choice = language({
  options: [
    { key: "1", language: "en-US" },
    { key: "2", language: "es-ES" },
  ],
});

describe("setLanguageOption", () => {
  it("keeps the connection of an exit whose language becomes another", () => {
    const flow = flowOf({
      nodes: { node_choice: choice, node_end: hangup() },
      wires: ["node_choice.lang:es-ES -> node_end"],
    });
    const edit = setLanguageOption("node_choice", choice, { place: 1, option: { key: "2", language: "fr-FR" } });
    const applied = applyCommand(flow, edit);
    expect(applied.ok && Object.values(applied.value.flow.connections)).toEqual([
      { source: "node_choice", port: "lang:fr-FR", target: "node_end" },
    ]);
  });

  it("changes a key without touching the exits", () => {
    const edit = setLanguageOption("node_choice", choice, { place: 0, option: { key: "9", language: "en-US" } });
    expect(edit).toEqual({
      type: "setNodeFields",
      nodeId: "node_choice",
      set: { options: [{ key: "9", language: "en-US" }, choice.options[1]] },
    });
  });
});

describe("freshLanguageOption", () => {
  it.each([
    [["en-US", "de-DE"], ["fr-FR"], { key: "3", language: "de-DE" }],
    [["en-US", "es-ES"], ["en-US", "fr-FR"], { key: "3", language: "fr-FR" }],
    [["en-US"], [], null],
  ])("of a flow in %j with %j known besides is %j", (languages, further, expected) => {
    expect(freshLanguageOption(choice, languages, further)).toEqual(expected);
  });
});
