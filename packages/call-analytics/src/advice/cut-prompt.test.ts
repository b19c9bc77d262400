import { applyCommand, type Flow, type PromptText } from "@tonegraph/flow-model";
import { flowOf, hangup, menu, message } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { cutIntroduction, cutMessage } from "./cut-prompt.ts";

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

/** Behind the last sentence with which the first part still fits. */
function cutBehind(text: PromptText, fits: (part: PromptText) => boolean) {
  if (text.kind !== "speech") return null;
  const parts = [...text.text.matchAll(/\. /gu)].map(({ index }) => ({
    first: { ...text, text: text.text.slice(0, index + 1) },
    second: { ...text, text: text.text.slice(index + 2) },
  }));
  return parts.findLast(({ first }) => fits(first)) ?? null;
}

describe("cutIntroduction", () => {
  const introduced = (text: string, limit = 3) => {
    const node_a = menu({ label: "Menu", keys: ["1", "2"], promptId: "prompt_a" });
    const subject = flowOf({
      nodes: { node_a, node_end: hangup() },
      wires: ["node_start -> node_a", "node_a.key:1 -> node_end", "node_a.key:2 -> node_end"],
      prompts: { prompt_a: text },
    });
    const node = subject.nodes["node_a"];
    if (node?.kind !== "menu") throw new Error("there is no menu");
    const cut = cutIntroduction({ flow: subject, nodeId: "node_a", node }, { limit, cutPrompt: cutBehind });
    const done = cut === null ? null : applyCommand(subject, cut.command);
    if (done?.ok === false) throw new Error("the change cannot be made");
    return done?.value.flow ?? null;
  };
  const saidBy = (flow: Flow | null, promptId: string) => flow?.prompts[promptId]?.texts["en-US"];

  it("sets aside what is said before the first option, and keeps every word", () => {
    const flow = introduced(`${LONG} For sales, press 1. For support, press 2.`);
    expect(saidBy(flow, "prompt_a")).toEqual({ kind: "speech", text: "For sales, press 1. For support, press 2." });
    expect(saidBy(flow, "prompt_a_introduction")).toEqual({ kind: "speech", text: LONG });
    expect(flow?.nodes["node_a_introduction"]).toMatchObject({ kind: "message", label: "Menu (introduction)" });
  });

  it.each([
    ["options from the first sentence on", `For sales, press 1. For support, press 2. ${LONG}`],
    ["keys said in words", `${LONG} For sales, press one. For support, press two.`],
    ["a key that is never said", `${LONG} For sales, press 1.`],
    ["one sentence", `${LONG.replaceAll(".", ",")} for sales, press 1, for support, press 2.`],
  ])("does not guess: %s", (_what, text) => {
    expect(introduced(text)).toBeNull();
  });

  it("leaves alone what is short enough", () => {
    expect(introduced("Hello. For sales, press 1. For support, press 2.", 20)).toBeNull();
  });
});
