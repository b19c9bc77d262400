import { describe, expect, it } from "vitest";
import { customerServicePayload, documentPhrases } from "./__fixtures__/document-payloads.ts";
import { customerServiceFlow } from "./__fixtures__/sample-flows.ts";
import { converter } from "./convert.ts";

describe("converter, on the document's own flow", () => {
  it("draws it, says what it cannot see, and compiles it back", () => {
    const drawn = converter.decompile(customerServicePayload);
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
    expect(drawn.value.report.map(({ kind, code }) => [kind, code])).toEqual([
      ["approximated", "text-not-readable"],
      ["approximated", "prompt-after-key"],
    ]);
    const { flow } = drawn.value;
    expect(flow.prompts).toEqual({
      "prompt_prompt-welcome-en": {
        label: "Prompt welcome en",
        texts: { "en-US": { kind: "audio", assetId: "prompt-welcome-en" } },
      },
    });
    expect(Object.values(flow.nodes).map(({ kind, label }) => [kind, label])).toEqual([
      ["start", "Call arrives"],
      ["menu", "Start menu"],
      ["queue", "Sales queue"],
      ["queue", "Support queue"],
      ["agent", "Transfer agent"],
    ]);
    expect(converter.compile(flow)).toEqual({ artefact: customerServicePayload, report: [] });
  });

  it("draws its texts where the phrases are known", () => {
    const drawn = converter.decompile({ ...customerServicePayload, phrases: documentPhrases });
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
    const { prompts, languages } = drawn.value.flow;
    expect(languages).toEqual(["en-US", "es-ES"]);
    expect(Object.values(prompts).map(({ texts }) => texts)).toEqual([
      { "en-US": { kind: "speech", text: "Welcome to customer service." } },
    ]);
  });

  it("sends a text as a phrase whose id follows from its words in all languages", () => {
    const { artefact, report } = converter.compile(customerServiceFlow());
    expect(report).toEqual([]);
    const [begin] = customerServicePayload.steps;
    const handlers = begin?.nextStep.dtmfHandlers.map((handler) => ({ ...handler, promptId: null }));
    expect(artefact).toEqual({
      ...customerServicePayload,
      settings: { description: "", enabled: true, version: 1 },
      steps: [{ ...begin, nextStep: { ...begin?.nextStep, promptId: "welcome-e5499ba8ae69", dtmfHandlers: handlers } }],
      phrases: [
        { id: "welcome-e5499ba8ae69", locale: "en-US", text: expect.stringMatching(/^Welcome to/) },
        { id: "welcome-e5499ba8ae69", locale: "es-ES", text: expect.stringMatching(/^Bienvenido/) },
      ],
    });
  });
});
