import { parseXml, XmlElement } from "@rgrove/parse-xml";
import type { Heatmap } from "@tonegraph/api-contract";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { heatCards, heatWires } from "../heat-cards.ts";
import type { Metric } from "../heat-metric.ts";
import { heatSvg } from "./heat-svg.ts";

const HOSTILE = '</text><script>alert(1)</script> & "quoted" \u0007 \ud800';

function pictureOf(label: string, nodes: Heatmap["nodes"], metric: Metric = "hangUps"): ReturnType<typeof heatSvg> {
  const drawn = customerSupportMenu();
  const menu = drawn.nodes["node_main_menu"];
  if (menu === undefined) throw new Error("the sample has no menu");
  const flow = { ...drawn, nodes: { ...drawn.nodes, node_main_menu: { ...menu, label } } };
  const heatmap: Heatmap = {
    version: 1,
    from: "2026-11-14T00:00:00.000Z",
    to: "2026-11-21T00:00:00.000Z",
    nodes,
    connections: Object.fromEntries(
      Object.entries(drawn.connections)
        .filter(([, { source, port }]) => source === "node_main_menu" && port === "key:1")
        .map(([id]) => [id, { calls: 3, share: 0.75 }]),
    ),
    total: { calls: 0, abandoned: 0, rate: null, enough: false },
    source: { tenantId: "tenant_a", kind: "calls", fetchedAt: null },
    timeZone: "UTC",
    gaps: [],
  };
  return heatSvg({
    lines: ["Heatmap of <Support>", "Hang-ups of callers who entered"],
    cards: heatCards(flow, heatmap, metric),
    wires: heatWires(flow, heatmap),
    colour: (token) => `<${token}>`,
  });
}

/** Every text of the drawing; throws when it is no well-formed XML. */
function textsOf(svg: string): string[] {
  const texts: string[] = [];
  const walk = (element: XmlElement): void => {
    if (element.name === "text" || element.name === "title") texts.push(element.text);
    for (const child of element.children) if (child instanceof XmlElement) walk(child);
  };
  const { root } = parseXml(svg);
  if (root === null) throw new Error("the document is empty");
  walk(root);
  return texts;
}

const lost = { entered: 200, abandoned: 50, rate: 0.25, low: 0.19, high: 0.32, enough: true };

describe("heatSvg", () => {
  it("prints the figure, the callers behind it and every block's name", () => {
    const texts = textsOf(pictureOf("Main menu", { node_main_menu: lost }).svg);
    expect(texts).toContain("Main menu: 25 % 50 of 200 hang up here");
    expect(texts).toEqual(expect.arrayContaining(["Main menu", "25 %", "Heatmap of <Support>"]));
  });

  it.each<readonly [Metric, string]>([
    ["calls", "200 callers entered"],
    ["noInput", "130.0 silences per 100 callers"],
    ["noMatch", "8.5 wrong keys per 100 callers"],
    ["optedOut", "12 % 24 of 200 pressed 0"],
    ["median", "9.4 s half stay shorter"],
    ["change", "+6.2 points more hang up"],
  ])("says by %s what the figure is", (metric, expected) => {
    const more = { noInput: 260, noMatch: 17, optedOut: 24, medianSeconds: 9.4 };
    const compared = { change: 0.062, low: 0.02, high: 0.1, isClear: true };
    const texts = textsOf(pictureOf("Main menu", { node_main_menu: { ...lost, ...more, compared } }, metric).svg);
    expect(texts).toContain(`Main menu: ${expected}`);
  });

  it("says what it does not know, and never 0 %", () => {
    const few = { ...lost, entered: 4, abandoned: 1, enough: false };
    const texts = textsOf(pictureOf("Main menu", { node_main_menu: few }).svg);
    expect(texts).toContain("Main menu: – 1 of 4, too few for a rate");
    expect(texts).toContain("3 of 4");
    expect(texts.filter((text) => text.includes("%"))).toEqual([]);
  });

  it("is well-formed whatever a block is called, and runs nothing", () => {
    const { svg, width, height } = pictureOf(HOSTILE, { node_main_menu: lost });
    expect(textsOf(svg).find((text) => text.includes("alert"))).toContain("</text><script>alert(1)</script>");
    expect(svg).not.toContain("<script");
    expect(Math.min(width, height)).toBeGreaterThan(200);
  });
});
