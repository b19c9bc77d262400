import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { fragmentOf } from "./clipboard.ts";
import { fragmentOutline } from "./fragment-outline.ts";

const flow = customerSupportMenu();

function outline(nodeIds: readonly string[], of = flow): string {
  const fragment = fragmentOf(of, nodeIds);
  if (!fragment) throw new Error("nothing to copy");
  return fragmentOutline(fragment);
}

describe("fragmentOutline", () => {
  it("names each block, what callers hear there and where its exits lead", () => {
    expect(outline(["node_main_menu", "node_sales"])).toBe(
      [
        "Main menu (Menu)",
        "  “Thank you for calling. Press 1 for sales, 2 for technical support, or say your name to speak with an agent.”",
        "  1 Sales → Sales",
        "",
        "Sales (Queue)",
        "",
      ].join("\n"),
    );
  });

  it("tells languages apart when there are several", () => {
    const prompts = Object.fromEntries(
      Object.entries(flow.prompts).map(([id, prompt]) => [
        id,
        { ...prompt, texts: { ...prompt.texts, "es-US": { kind: "speech" as const, text: "Pulse 1." } } },
      ]),
    );
    const text = outline(["node_main_menu"], { ...flow, prompts });
    expect(text).toContain("  en-US: “Thank you");
    expect(text).toContain("  es-US: “Pulse 1.”");
  });
});
