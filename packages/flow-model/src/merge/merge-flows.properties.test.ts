import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { applyCommand } from "../commands/apply-command.ts";
import type { Command } from "../commands/command.ts";
import { diffFlows } from "../diff/diff-flows.ts";
import type { Flow } from "../flow.ts";
import { parseFlow } from "../parse/parse-flow.ts";
import { arbitraryCommand } from "../testing/arbitrary-commands.ts";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { mergeFlows, type MergedFlow } from "./merge-flows.ts";

/** Two states that came from one by commands: those that are refused change nothing. */
const diverged = arbitraryFlow().chain((base) => {
  const commands = fc.array(arbitraryCommand(base), { maxLength: 4 });
  return fc.record({
    base: fc.constant(base),
    ours: commands.map((list) => after(base, list)),
    theirs: commands.map((list) => after(base, list)),
  });
});

const unrelated = fc.record({ base: arbitraryFlow(), ours: arbitraryFlow(), theirs: arbitraryFlow() });
const any = fc.oneof({ weight: 3, arbitrary: diverged }, { weight: 1, arbitrary: unrelated });

function after(flow: Flow, commands: readonly Command[]): Flow {
  return commands.reduce((present, command) => {
    const applied = applyCommand(present, command);
    return applied.ok ? applied.value.flow : present;
  }, flow);
}

/** Everything but the flow's id and the ids of connections. */
function seen({ id: _id, connections, ...rest }: Flow): string {
  const exits = Object.values(connections).map((connection) => canonicalJson(connection));
  return canonicalJson([rest, exits.toSorted()]);
}

describe("mergeFlows", () => {
  test("gives ours where they changed nothing", () => {
    fc.assert(
      fc.property(any, ({ base, ours }) => {
        const { flow, changes } = mergeFlows({ base, ours, theirs: base });
        expect(changes).toEqual([]);
        expect(seen(flow)).toBe(seen(ours));
        expect(flow.id).toBe(ours.id);
      }),
    );
  });

  test("gives theirs where we changed nothing, without a conflict", () => {
    fc.assert(
      fc.property(any, ({ base, theirs }) => {
        const { flow, changes } = mergeFlows({ base, ours: base, theirs });
        expect(changes.filter(({ conflict }) => conflict)).toEqual([]);
        expect(seen(flow)).toBe(seen(theirs));
      }),
    );
  });

  test("agrees where both changed alike", () => {
    fc.assert(
      fc.property(any, ({ base, ours }) => {
        const { flow, changes } = mergeFlows({ base, ours, theirs: ours });
        expect(changes).toEqual([]);
        expect(seen(flow)).toBe(seen(ours));
      }),
    );
  });

  test("gives ours where everything of theirs is refused, whatever that is", () => {
    fc.assert(
      fc.property(diverged, ({ base, ours, theirs }) => {
        const first = mergeFlows({ base, ours, theirs });
        const choices = Object.fromEntries(first.changes.map(({ id }) => [id, "ours"] as const));
        const { flow, changes } = mergeFlows({ base, ours, theirs }, choices);
        expect(changes.map(({ taken }) => taken)).toEqual(changes.map(() => "ours"));
        expect(diffFlows(ours, flow)).toEqual([]);
      }),
    );
  });

  test("asks whoever merges, or nobody", () => {
    fc.assert(
      fc.property(diverged, ({ base, ours, theirs }) => {
        const mine = mergeFlows({ base, ours, theirs });
        const yours = mergeFlows({ base, ours: theirs, theirs: ours });
        const asks = ({ changes }: MergedFlow): boolean => changes.some(({ conflict }) => conflict);
        expect(asks(yours)).toBe(asks(mine));
      }),
    );
  });

  test("always parses, tells each change in words, and asks only where both changed", () => {
    fc.assert(
      fc.property(any, fc.infiniteStream(fc.constantFrom("ours" as const, "theirs" as const)), (flows, picks) => {
        const { changes } = mergeFlows(flows);
        const choices = Object.fromEntries(changes.map(({ id }) => [id, picks.next().value ?? "ours"] as const));
        const chosen = mergeFlows(flows, choices);
        expect(parseFlow(structuredClone(chosen.flow)).ok).toBe(true);
        expect(chosen.changes.map(({ id }) => id)).toEqual(changes.map(({ id }) => id));
        for (const { theirs, conflict, ours } of chosen.changes) {
          expect(theirs.length).toBeGreaterThan(0);
          expect(theirs.join()).not.toMatch(/undefined|\[object/u);
          expect(ours.length > 0).toBe(conflict);
        }
      }),
    );
  });
});
