import { applyCommand, type Flow, type PromptText } from "@tonegraph/flow-model";
import { flowOf, hangup, message } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { cutMessage } from "./cut-message.ts";

const LONG = "One two three four five six seven eight. ".repeat(4).trim();
const KURZ = "Guten Tag.";

function flow(texts: Readonly<Record<string, string>>, said = 1): Flow {
  const node_a = message({ label: "Notice", promptId: "prompt_a" });
  return flowOf({
    nodes: { node_a, ...(said > 1 ? { node_b: message({ promptId: "prompt_a" }) } : {}), node_end: hangup() },
    wires: ["node_start -> node_a", "node_a -> node_end"],
    prompts: { prompt_a: texts },
    flow: { languages: ["en-US", "de-DE"] },
  });
}

/** In the middle. */
function cutPrompt(text: PromptText): { first: PromptText; second: PromptText } | null {
  if (text.kind !== "speech" || !text.text.includes(". ")) return null;
  const end = text.text.indexOf(". ") + 1;
  return { first: { ...text, text: text.text.slice(0, end) }, second: { ...text, text: text.text.slice(end + 1) } };
}

function cut(subject: Flow) {
  const node = subject.nodes["node_a"];
  if (node?.kind !== "message") throw new Error("there is no message");
  return cutMessage({ flow: subject, nodeId: "node_a", node }, { limit: 3, cutPrompt });
}

describe("cutMessage", () => {
  it("keeps every word: the rest is a message beside the flow that nobody comes to, and what fits stays", () => {
    const before = flow({ "en-US": LONG, "de-DE": KURZ });
    const found = cut(before);
    const done = found === null ? null : applyCommand(before, found.command);
    if (done?.ok !== true) throw new Error("the change cannot be made");
    const { nodes, prompts, connections } = done.value.flow;
    expect(nodes["node_a_rest"]).toMatchObject({ kind: "message", label: "Notice (rest)" });
    expect(connections).toEqual(before.connections);
    const [kept, rest] = ["prompt_a", "prompt_a_rest"].map((id) => prompts[id]?.texts["en-US"]);
    expect([kept, rest].map((text) => (text?.kind === "speech" ? text.text : ""))).toEqual([
      "One two three four five six seven eight.",
      LONG.slice("One two three four five six seven eight. ".length),
    ]);
    expect(prompts["prompt_a"]?.texts["de-DE"]).toEqual({ kind: "speech", text: KURZ });
    expect(prompts["prompt_a_rest"]?.texts["de-DE"]).toBeUndefined();
  });

  it.each([
    ["no sentence to cut at", flow({ "en-US": "One two three four five six seven eight nine ten eleven twelve" })],
    ["a prompt that another block says too", flow({ "en-US": LONG }, 2)],
    ["a default language that is short", flow({ "en-US": "Hello.", "de-DE": LONG })],
  ])("does not guess: %s", (_what, subject) => {
    expect(cut(subject)).toBeNull();
  });
});
