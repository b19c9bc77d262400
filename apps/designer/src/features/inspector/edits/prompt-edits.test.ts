import { flowOf, menu } from "@tonegraph/flow-model/testing";
import type { PromptText } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../../document/flow-document.ts";
import { promptTextEdit, typedText, withTypedText } from "./prompt-edits.ts";

describe("promptTextEdit", () => {
  it("gives a block without a prompt one in the same step", () => {
    const document = createFlowDocument(flowOf({ nodes: { node_menu: menu({ promptId: "" }) } }));
    const result = document.dispatch(
      promptTextEdit(document.store.getState().flow, {
        promptId: "",
        language: "en-US",
        text: { kind: "speech", text: "W" },
        fresh: { promptId: "prompt_new", label: "Menu" },
        adopt: { type: "setNodeFields", nodeId: "node_menu", set: { promptId: "prompt_new" } },
      }),
    );
    expect(result.ok && result.value.nodes["node_menu"]).toMatchObject({ promptId: "prompt_new" });
    expect(result.ok && result.value.prompts["prompt_new"]?.texts).toEqual({ "en-US": { kind: "speech", text: "W" } });
    document.undo();
    expect(document.store.getState().flow.prompts["prompt_new"]).toBeUndefined();
  });
});

describe("withTypedText", () => {
  const audio: PromptText = { kind: "audio", assetId: "asset_1", transcript: "Old", durationMs: 900 };
  it.each<[PromptText | undefined, string, PromptText | null]>([
    [undefined, "Hello", { kind: "speech", text: "Hello" }],
    [{ kind: "speech", text: "Hello" }, "", null],
    [{ kind: "ssml", ssml: "<speak/>" }, "<speak>Hi</speak>", { kind: "ssml", ssml: "<speak>Hi</speak>" }],
    [audio, "New", { ...audio, transcript: "New" }],
    [audio, "", { kind: "audio", assetId: "asset_1", durationMs: 900 }],
  ])("keeps the kind of %j", (text, typed, expected) => {
    const next = withTypedText(text, typed);
    expect(next).toEqual(expected);
    expect(typedText(next ?? undefined)).toBe(typed);
  });
});
