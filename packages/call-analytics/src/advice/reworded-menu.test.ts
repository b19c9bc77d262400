import { describe, expect, it } from "vitest";
import { rewordedMenu } from "./reworded-menu.ts";

/** "2>1 1>2": what is on key 2 comes first and is on key 1 then. */
function order(words: string) {
  return words.split(" ").map((each) => {
    const [key = "", newKey = key] = each.split(">");
    return { key, newKey };
  });
}

describe("rewordedMenu", () => {
  it.each([
    ["Press 1 for sales, 2 for support, or hold.", "2 1", "Press 2 for support, 1 for sales, or hold."],
    ["Hello. For sales, press 1. For support, press 2.", "2 1", "Hello. For support, press 2. For sales, press 1."],
    ["Hello. For sales, press 1. For support, press 2.", "2>1 1>2", "Hello. For support, press 1. For sales, press 2."],
    ["Press 1 for sales, press 2 for support.", "2>1 1>2", "Press 1 for support, press 2 for sales."],
    ["Press 1 for sales or 2 for support.", "2 1", "Press 2 for support or 1 for sales."],
    ["For sales press 1, for support press 2.", "2 1", "For support press 2, for sales press 1."],
    [
      "Für Vertrieb drücken Sie 1. Für Technik drücken Sie 2.",
      "2 1",
      "Für Technik drücken Sie 2. Für Vertrieb drücken Sie 1.",
    ],
  ])("%s %s", (text, words, expected) => {
    expect(rewordedMenu(text, ["1", "2"], order(words))).toBe(expected);
  });

  it.each([
    ["a key that is not said", "Press 1 for sales."],
    ["a key that is said twice", "Press 1 for sales, 2 for support. Again: 1 or 2."],
    ["keys that are not said in the menu's order", "Press 2 for support, 1 for sales."],
    ["keys in words", "Press one for sales, two for support."],
    ["keys with no words beside them", "1, 2"],
    ["a number that only looks like a key", "Press 1 for our 24 hour line, 12 for support."],
  ])("leaves %s to a person", (_name, text) => {
    expect(rewordedMenu(text, ["1", "2"], order("2 1"))).toBeNull();
  });
});
