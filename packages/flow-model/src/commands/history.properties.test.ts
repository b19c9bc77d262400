import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Flow } from "../flow.ts";
import { arbitraryCommand } from "../testing/arbitrary-commands.ts";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { applyCommand } from "./apply-command.ts";
import type { Command } from "./command.ts";
import { cancelGesture, createHistory, dispatchCommand, endGesture, redo, undo, type History } from "./history.ts";

/** One thing that somebody does; a command without a gesture is a step of its own. */
type Act =
  | { readonly kind: "command"; readonly command: Command; readonly gesture: string | undefined }
  | { readonly kind: "undo" | "redo" | "end" }
  | { readonly kind: "cancel"; readonly gesture: string };

function arbitraryAct(flow: Flow): fc.Arbitrary<Act> {
  const gesture = fc.constantFrom("drag", "type");
  const command = fc.record({
    kind: fc.constant("command" as const),
    command: arbitraryCommand(flow),
    gesture: fc.option(gesture, { nil: undefined }),
  });
  const step = fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const, "end" as const) });
  const cancel = fc.record({ kind: fc.constant("cancel" as const), gesture });
  return fc.oneof({ weight: 6, arbitrary: command }, { weight: 2, arbitrary: step }, { weight: 1, arbitrary: cancel });
}

/** What a history is, told by whole flows instead of patches. */
interface Model {
  readonly past: readonly Flow[];
  readonly present: Flow;
  readonly future: readonly Flow[];
  readonly open: { readonly gesture: string; readonly future: readonly Flow[] } | null;
}

const LIMIT = 3;

function modelled(model: Model, act: Act): Model {
  const { past, present, future, open } = model;
  const before = past.at(-1);
  const [after] = future;
  switch (act.kind) {
    case "command":
      return commanded(model, act);
    case "undo":
      return before ? { past: past.slice(0, -1), present: before, future: [present, ...future], open: null } : model;
    case "redo":
      return after ? { past: [...past, present], present: after, future: future.slice(1), open: null } : model;
    case "end":
      return { ...model, open: null };
    case "cancel":
      if (!before || open?.gesture !== act.gesture) return model;
      return { past: past.slice(0, -1), present: before, future: open.future, open: null };
  }
}

function commanded(model: Model, { command, gesture }: Extract<Act, { kind: "command" }>): Model {
  const applied = applyCommand(model.present, command);
  if (!applied.ok || applied.value.patches.length === 0) return model;
  const present = applied.value.flow;
  if (gesture !== undefined && model.open?.gesture === gesture) return { ...model, present, future: [] };
  const open = gesture === undefined ? null : { gesture, future: model.future };
  return { past: [...model.past, model.present].slice(-LIMIT), present, future: [], open };
}

function done(history: History, act: Act): History {
  switch (act.kind) {
    case "command": {
      const { command, gesture } = act;
      const result = dispatchCommand(history, command, { gesture });
      return result.ok ? result.value.history : history;
    }
    case "undo":
      return undo(history).history;
    case "redo":
      return redo(history).history;
    case "end":
      return endGesture(history);
    case "cancel":
      return cancelGesture(history, act.gesture).history;
  }
}

describe("a history", () => {
  test("is what whole flows on a pile would be, whatever is done, undone, joined and cancelled", () => {
    const session = arbitraryFlow().chain((flow) =>
      fc.tuple(fc.constant(flow), fc.array(arbitraryAct(flow), { maxLength: 20 })),
    );
    fc.assert(
      fc.property(session, ([flow, acts]) => {
        let history = createHistory(flow, { limit: LIMIT });
        let model: Model = { past: [], present: flow, future: [], open: null };
        for (const act of acts) {
          history = done(history, act);
          model = modelled(model, act);
          expect(history.present).toEqual(model.present);
          expect([history.past.length, history.future.length]).toEqual([model.past.length, model.future.length]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
