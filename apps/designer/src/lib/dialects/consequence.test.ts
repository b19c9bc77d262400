import { findTarget } from "@tonegraph/dialect-catalogue";
import { buildFlowGraph } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, hangup, menu, voicemail } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { consequenceOf } from "./consequence.ts";

describe("consequenceOf", () => {
  it.each(["cxone-ivr-menus", "cxone-flow-connections", "cxone-flow-steps", "genesys-menu-flows"])(
    "counts what the compiler of %s says",
    (dialect) => {
      const flow = customerSupportMenu();
      const report = findTarget(dialect)?.profile.report?.(flow, buildFlowGraph(flow)) ?? [];
      const { tone, text } = consequenceOf(flow, dialect);
      const amounts = [...text.matchAll(/\d+/g)].reduce((sum, [amount]) => sum + Number(amount), 0);
      expect(amounts).toBe(report.length);
      expect(tone === "cannot").toBe(report.some(({ kind }) => kind === "unsupported"));
    },
  );

  it("names the blocks that cannot go there", () => {
    const flow = flowOf({
      nodes: {
        node_m: menu({ keys: ["1"], promptId: "prompt_m", label: "Choice" }),
        node_v: voicemail({ label: "After hours" }),
        node_h: hangup(),
      },
      wires: ["node_start -> node_m", "node_m.key:1 -> node_v"],
      prompts: { prompt_m: "Press 1." },
    });
    const { tone, text } = consequenceOf(flow, "cxone-flow-steps");
    expect(tone).toBe("cannot");
    expect(text).toMatch(/^2 things cannot go there, .*\. Cannot go there: .*After hours/);
  });

  it("says what the first number counts, whatever that is of", () => {
    const { text } = consequenceOf({ ...customerSupportMenu(), description: "For everybody." }, "cxone-flow-steps");
    expect(text).toMatch(/^\d+ things? (is|are) left out\.$/u);
  });

  it("says so of a format that this release does not know", () => {
    expect(consequenceOf(customerSupportMenu(), "telepathy")).toMatchObject({ tone: "cannot" });
  });
});
