import { flowOf, menu, start } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { bucketOf } from "../figures/histogram.ts";
import { promptLeaving } from "./prompt-leaving.ts";

const node = menu({ keys: ["1"], promptId: "prompt_menu" });

function flowWith(text: string) {
  return flowOf({
    nodes: { node_menu: node },
    wires: { conn_start: "node_start -> node_menu" },
    prompts: { prompt_menu: text },
  });
}

describe("promptLeaving", () => {
  it("counts every caller at the word that was being said, and the others afterwards", () => {
    const flow = flowWith("Thank you for calling. For sales, press 1.");
    const at = (seconds: number, count: number) => ({ [bucketOf(seconds)]: count });
    const found = promptLeaving(flow, node, { ...at(0.05, 3), ...at(1.2, 4), ...at(60, 5) });
    if (found === null) throw new Error("nothing was found");
    expect(found.words.map(({ text }) => text).join(" ")).toBe("Thank you for calling. For sales, press 1.");
    expect(found.words[0]).toMatchObject({ text: "Thank", fromSeconds: 0, lost: 3 });
    expect(found.afterwards).toBe(5);
    const lost = found.words.reduce((sum, word) => sum + word.lost, 0);
    expect(lost).toBe(7);
    const inside = found.words.find((word) => word.lost === 4);
    expect(inside !== undefined && inside.fromSeconds <= 1.25 && inside.toSeconds >= 1.15).toBe(true);
    for (const [place, word] of found.words.entries()) {
      expect(word.fromSeconds).toBe(place === 0 ? 0 : found.words[place - 1]?.toSeconds);
    }
  });

  it.each([
    ["nothing to say", start(), "Hello"],
    ["no words", node, ""],
    ["a prompt that is not there", menu({ promptId: "prompt_none" }), "Hello"],
  ])("is not known of %s", (_name, some, text) => {
    expect(promptLeaving(flowWith(text), some, {})).toBeNull();
  });
});
