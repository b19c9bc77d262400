import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { contentHash } from "../canonical/content-hash.ts";
import { diffFlows } from "../diff/diff-flows.ts";
import type { Flow } from "../flow.ts";
import { parseFlow } from "../parse/parse-flow.ts";
import { arbitraryCommands } from "../testing/arbitrary-commands.ts";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { NODE_KINDS } from "../nodes/flow-node.ts";
import { applyCommand } from "./apply-command.ts";
import { applyFlowPatches } from "./apply-flow-patches.ts";
import type { Command } from "./command.ts";
import { createHistory, dispatchCommand, redo, undo, type History } from "./history.ts";

const flowAndCommands = arbitraryFlow().chain((flow) => fc.tuple(fc.constant(flow), arbitraryCommands(flow)));

function dispatchAll(flow: Flow, commands: readonly Command[], gesture?: string): History {
  return commands.reduce((history, command) => {
    const result = dispatchCommand(history, command, { gesture });
    return result.ok ? result.value.history : history;
  }, createHistory(flow));
}

function repeated(history: History, step: (history: History) => { history: History }, times: number): History {
  let result = history;
  for (let time = 0; time < times; time += 1) result = step(result).history;
  return result;
}

describe("any sequence of commands", () => {
  test.each([undefined, "one gesture"])("undone is the start, redone is the end (gesture: %s)", (gesture) => {
    fc.assert(
      fc.property(flowAndCommands, ([flow, commands]) => {
        const end = dispatchAll(flow, commands, gesture);
        const steps = end.past.length;
        const undone = repeated(end, undo, steps);
        expect(undone.present).toEqual(flow);
        expect(Object.keys(undone.present.nodes).sort()).toEqual(Object.keys(flow.nodes).sort());
        expect(repeated(undone, redo, steps).present).toEqual(end.present);
        if (gesture) expect(steps).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("leaves a document that parses as itself, and never touches the one it began with", () => {
    fc.assert(
      fc.property(flowAndCommands, ([flow, commands]) => {
        const before = canonicalJson(flow);
        const { present } = dispatchAll(flow, commands);
        expect(parseFlow(present)).toEqual({ ok: true, value: present });
        expect(parseFlow(JSON.parse(canonicalJson(present)))).toEqual({ ok: true, value: present });
        expect(canonicalJson(flow)).toBe(before);
      }),
    );
  });

  test("gives patches that lead there and back, and none exactly when nothing changed", () => {
    fc.assert(
      fc.property(flowAndCommands, ([flow, commands]) => {
        let present = flow;
        for (const command of commands) {
          const applied = applyCommand(present, command);
          if (!applied.ok) {
            expect(applied.error.message).toMatch(/[.]$/);
            continue;
          }
          const { flow: next, patches, inverse } = applied.value;
          expect(applyFlowPatches(present, patches)).toEqual(next);
          expect(applyFlowPatches(next, inverse)).toEqual(present);
          if (patches.length === 0) expect(next).toBe(present);
          present = next;
        }
      }),
    );
  });

  test("changes the content's hash when the comparison has words for it, and keeps it when layout alone changed", () => {
    fc.assert(
      fc.property(flowAndCommands, ([flow, commands]) => {
        const { present } = dispatchAll(flow, commands);
        if (diffFlows(flow, present).length > 0) expect(contentHash(present)).not.toBe(contentHash(flow));
        expect(diffFlows(present, present)).toEqual([]);
        const moves = commands.filter(({ type }) => type === "moveNodes" || type === "setNote");
        expect(contentHash(dispatchAll(flow, moves).present)).toBe(contentHash(flow));
      }),
    );
  });

  test("meets every command accepted and refused, and every node kind", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(flowAndCommands, ([flow, commands]) => {
        for (const node of Object.values(flow.nodes)) seen.add(node.kind);
        for (const command of commands) {
          const applied = applyCommand(flow, command);
          seen.add(`${command.type} ${applied.ok ? "accepted" : "refused"}`);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(NODE_KINDS.filter((kind) => !seen.has(kind))).toEqual([]);
    expect([...seen].filter((entry) => entry.endsWith("accepted"))).toHaveLength(27);
    expect([...seen].filter((entry) => entry.endsWith("refused")).length).toBeGreaterThan(18);
  });
});
