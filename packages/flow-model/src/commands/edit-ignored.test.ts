import { describe, expect, test } from "vitest";
import { contentHash } from "../canonical/content-hash.ts";
import { diffFlows } from "../diff/diff-flows.ts";
import type { Flow } from "../flow.ts";
import { parseFlow } from "../parse/parse-flow.ts";
import { twoKeyMenu } from "../testing/two-key-menu.ts";
import { applyCommand } from "./apply-command.ts";
import type { Command } from "./command.ts";

const place = { code: "caller-cycle", nodeId: "node_menu" };
const ignore = (reason: string): Command => ({ type: "ignoreProblem", ignored: { ...place, reason } });
const takeBack: Command = { type: "unignoreProblem", place };

function applied(flow: Flow, ...commands: readonly Command[]): Flow {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.flow;
  }, flow);
}

const saidBy = (from: Flow, to: Flow) => diffFlows(from, to).map(({ kind, words }) => `${kind}: ${words}`);

describe("ignoreProblem and unignoreProblem", () => {
  const flow = twoKeyMenu();
  const ignoring = applied(flow, ignore("Meant so"));

  test("a decision is part of the content, and its words are part of what changed", () => {
    expect(ignoring.ignoredProblems).toEqual([{ ...place, reason: "Meant so" }]);
    expect(contentHash(ignoring)).not.toBe(contentHash(flow));
    expect(saidBy(flow, ignoring)).toEqual(["added: caller-cycle at “Menu” is ignored: “Meant so”"]);
  });

  test("taken back, the flow is what it was before", () => {
    const back = applied(ignoring, takeBack);
    expect(back).not.toHaveProperty("ignoredProblems");
    expect(contentHash(back)).toBe(contentHash(flow));
    expect(saidBy(ignoring, back)).toEqual(["removed: caller-cycle at “Menu” is no longer ignored"]);
  });

  test("another reason replaces the first; the same one changes nothing", () => {
    const other = applied(ignoring, ignore("The vendor does it"));
    expect(other.ignoredProblems).toEqual([{ ...place, reason: "The vendor does it" }]);
    expect(saidBy(ignoring, other)).toEqual([
      "changed: caller-cycle at “Menu” is ignored because of “The vendor does it” (was “Meant so”)",
    ]);
    expect(applied(ignoring, ignore("Meant so"))).toBe(ignoring);
  });

  test("places differ by block, connection, prompt and language", () => {
    const commands = [
      { code: "x", nodeId: "node_menu" },
      { code: "x", nodeId: "node_menu", language: "de-DE" },
      { code: "x", connectionId: "conn_1" },
      { code: "x", promptId: "prompt_menu" },
      { code: "x" },
    ].map((at): Command => ({ type: "ignoreProblem", ignored: { ...at, reason: "Known" } }));
    const all = applied(flow, ...commands);
    expect(all.ignoredProblems).toHaveLength(5);
    expect(applied(all, { type: "unignoreProblem", place: { code: "x" } }).ignoredProblems).toHaveLength(4);
    expect(saidBy(flow, all)).toEqual([
      "added: x at “Menu” in de-DE is ignored: “Known”",
      "added: x at “Menu” is ignored: “Known”",
      "added: x at “Menu” is ignored: “Known”",
      "added: x at the prompt “prompt_menu” is ignored: “Known”",
      "added: x for the flow is ignored: “Known”",
    ]);
  });

  test("an empty list is the same document as none", () => {
    const parsed = parseFlow({ ...flow, ignoredProblems: [] });
    expect(parsed.ok && contentHash(parsed.value)).toBe(contentHash(flow));
  });
});
