import { describe, expect, it } from "vitest";
import { drawNode, type VendorExit } from "./draw-node.ts";

const AT = { label: "Step", position: { x: 0, y: 0 } };

function exits(...words: readonly string[]): readonly VendorExit[] {
  return words.map((word) => {
    const [type = "", ...condition] = word.split(" ");
    return { type, condition: condition.join(" ") };
  });
}

describe("drawNode", () => {
  it.each<[string, string, readonly VendorExit[], string, readonly (readonly string[])[]]>([
    ["an end", "terminal", [], "hangup", []],
    [
      "keys, silence and wrong keys",
      "decision",
      exits("conditional dtmf == '1'", "fallback dtmf == 'timeout'", "fallback dtmf == 'invalid'"),
      "menu",
      [["key:1"], ["noInput"], ["noMatch"]],
    ],
    [
      "keys and one exit for all else",
      "decision",
      exits("conditional dtmf == '#'", "fallback true"),
      "menu",
      [["key:#"], ["noInput", "noMatch"]],
    ],
    [
      "a key twice",
      "decision",
      exits("conditional dtmf == '1'", "conditional dtmf == '1'"),
      "vendorBlock",
      [["exit:1"], ["exit:2"]],
    ],
    [
      "silence before the keys, an order that a menu would not give back",
      "decision",
      exits("fallback dtmf == 'timeout'", "conditional dtmf == '1'"),
      "vendorBlock",
      [["exit:1"], ["exit:2"]],
    ],
    ["a key that is always taken", "decision", exits("default dtmf == '1'"), "vendorBlock", [["next"]]],
    [
      "conditions and what is left",
      "decision",
      exits("conditional tier == 'gold'", "fallback true"),
      "condition",
      [["branch:1"], ["otherwise"]],
    ],
    ["conditions and nothing left", "decision", exits("conditional tier == 'gold'"), "vendorBlock", [["next"]]],
    [
      "a condition that we cannot read",
      "decision",
      exits("conditional tier IS gold", "fallback true"),
      "vendorBlock",
      [["exit:1"], ["exit:2"]],
    ],
    ["one way on", "decision", exits("default true"), "vendorBlock", [["next"]]],
    ["an end that leads on", "terminal", exits("default true"), "vendorBlock", [["next"]]],
    ["another type", "queue", [], "vendorBlock", []],
  ])("draws %s", (...[, type, given, kind, ports]) => {
    const drawn = drawNode(type, given, AT);
    expect([drawn.node.kind, drawn.ports]).toEqual([kind, ports]);
  });

  it("lets nobody go on from an end", () => {
    const terminal = (type: string, given: readonly VendorExit[]) => {
      const { node } = drawNode(type, given, AT);
      return node.kind === "vendorBlock" ? node.terminal : null;
    };
    expect(terminal("terminal", exits("default true"))).toBe(true);
    expect(terminal("decision", exits("default true"))).toBe(false);
    expect(terminal("script", [])).toBe(true);
  });
});
