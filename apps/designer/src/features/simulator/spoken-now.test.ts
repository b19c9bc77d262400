import type { Effect } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import { lastPlayed, saidUpToNow, toBeHeard } from "./spoken-now.ts";

const play = (text: string): Extract<Effect, { kind: "play" }> => ({
  kind: "play",
  atMs: 1000,
  nodeId: "node_a",
  promptId: "prompt_a",
  language: "en-US",
  text,
  endsMs: 2000,
});
const cut: Effect = { kind: "cut", atMs: 1500, nodeId: "node_a", promptId: "prompt_a" };
const hello = play("Hello");
const said = (words: string): unknown => ({ words, language: "en-US" });

describe("toBeHeard", () => {
  it("says the new prompts behind what is being said", () => {
    expect(toBeHeard([hello], [hello, play("Menu"), play("")])).toEqual({ stops: false, parts: [said("Menu")] });
  });

  it("stops what is being said when a prompt is cut short, and says what comes then", () => {
    expect(toBeHeard([hello], [hello, play("lost"), cut, play("Menu")])).toEqual({
      stops: true,
      parts: [said("Menu")],
    });
  });

  it("does not take another call for the same one that goes on", () => {
    expect(toBeHeard([], [hello])).toBeNull();
    expect(toBeHeard([hello], [play("Hello"), play("Menu")])).toBeNull();
    expect(toBeHeard([hello, play("Menu")], [hello])).toBeNull();
  });
});

describe("saidUpToNow", () => {
  it.each([
    [900, "", "For sales, press 1."],
    [1000, "", "For sales, press 1."],
    [1500, "For ", "sales, press 1."],
    [1800, "For sales, ", "press 1."],
    [2000, "For sales, press 1.", ""],
    [9000, "For sales, press 1.", ""],
  ])("parts the words between words at %d ms", (now, before, toCome) => {
    expect(saidUpToNow(play("For sales, press 1."), now)).toEqual({ said: before, toCome });
  });
});

describe("lastPlayed", () => {
  it("is the prompt of now, and none once it is cut", () => {
    expect(lastPlayed([hello, play("Menu")])?.text).toBe("Menu");
    expect(lastPlayed([hello, cut])).toBeNull();
    expect(lastPlayed([])).toBeNull();
  });
});
