import type { IgnoredProblem, Problem, Severity } from "@tonegraph/flow-model";
import { arbitraryFlow, flowOf } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitIgnored } from "./split-ignored.ts";
import { strictProfile } from "./testing/strict-profile.ts";
import { validateFlow } from "./validate-flow.ts";

function problem(code: string, severity: Severity, at: Problem["at"]): Problem {
  return { code, severity, at, params: {}, related: [] };
}

const here = { nodeId: "node_a", pointer: "/nodes/node_a/label" };
const there = { nodeId: "node_a", language: "de-DE" };
const warning = problem("keys-out-of-order", "warning", here);
const again = problem("keys-out-of-order", "warning", { ...here, pointer: "/nodes/node_a" });
const error = problem("keys-out-of-order", "error", here);
const note = problem("unused-prompt", "info", { promptId: "prompt_a" });
const german = problem("keys-out-of-order", "warning", there);
const entry: IgnoredProblem = { code: "keys-out-of-order", nodeId: "node_a", reason: "Known" };

function split(problems: readonly Problem[], ...ignoredProblems: IgnoredProblem[]) {
  return splitIgnored(problems, flowOf({ flow: { ignoredProblems } }));
}

describe("splitIgnored", () => {
  it.each([
    {
      what: "all of one rule at one place",
      problems: [warning, again],
      entries: [entry],
      shown: [],
      effects: ["hides"],
    },
    {
      what: "nothing of another language",
      problems: [german],
      entries: [entry],
      shown: [german],
      effects: ["nothing"],
    },
    { what: "nothing at another place", problems: [note], entries: [entry], shown: [note], effects: ["nothing"] },
    { what: "no error, and says so", problems: [error], entries: [entry], shown: [error], effects: ["error"] },
    {
      what: "the milder findings beside an error",
      problems: [warning, error],
      entries: [entry],
      shown: [error],
      effects: ["error"],
    },
    {
      what: "once, where an entry is there twice",
      problems: [warning],
      entries: [entry, { ...entry, reason: "Again" }],
      shown: [],
      effects: ["hides", "nothing"],
    },
    {
      what: "a prompt's note",
      problems: [note],
      entries: [{ code: "unused-prompt", promptId: "prompt_a", reason: "Soon" }],
      shown: [],
      effects: ["hides"],
    },
  ])("hides $what", ({ problems, entries, shown, effects }) => {
    const result = split(problems, ...entries);
    expect(result.shown).toEqual(shown);
    expect(result.ignored.map(({ effect }) => effect)).toEqual(effects);
  });

  it("gives the very list back where nothing is ignored", () => {
    const problems = [warning];
    expect(splitIgnored(problems, flowOf()).shown).toBe(problems);
  });

  it("loses no problem of any flow, and never hides an error", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const problems = validateFlow(flow, strictProfile);
        const { shown, ignored } = splitIgnored(problems, flow);
        const hidden = ignored.flatMap((judged) => judged.problems);
        expect(new Set([...shown, ...hidden])).toEqual(new Set(problems));
        expect(shown.length + hidden.length).toBe(problems.length);
        expect(hidden.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(ignored.map((judged) => judged.entry)).toEqual(flow.ignoredProblems ?? []);
      }),
    );
  });
});
