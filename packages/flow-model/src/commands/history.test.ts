import { describe, expect, test } from "vitest";
import { customerSupportMenu } from "../testing/sample-flows.ts";
import { canRedo, cancelGesture, createHistory, dispatchCommand, redo, undo, type History } from "./history.ts";
import type { Command } from "./command.ts";

function after(history: History, command: Command, gesture?: string): History {
  const result = dispatchCommand(history, command, { gesture });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.history;
}

function move(x: number): Command {
  return { type: "moveNodes", positions: { node_sales: { x, y: 0 } } };
}

describe("history", () => {
  test("undo takes a command back, redo does it again", () => {
    const start = createHistory(customerSupportMenu());
    const done = after(start, { type: "removeMenuOption", nodeId: "node_main_menu", index: 0 });
    expect(done.present.connections["conn_key_1"]).toBeUndefined();
    const undone = undo(done);
    expect(undone.history.present).toEqual(start.present);
    expect(undone.touched).toMatchObject({ nodeIds: ["node_main_menu"], connectionIds: ["conn_key_1"] });
    expect(redo(undone.history).history.present).toEqual(done.present);
  });

  test("a gesture is one step and does not grow with its length", () => {
    let history = createHistory(customerSupportMenu());
    for (let x = 0; x < 200; x += 1) history = after(history, move(x), "drag 1");
    expect(history.past).toHaveLength(1);
    expect(history.past[0]?.redo).toHaveLength(1);
    expect(undo(history).history.present).toEqual(customerSupportMenu());
  });

  test("a gesture ends with another command, with undo and with another name", () => {
    let history = after(createHistory(customerSupportMenu()), move(1), "drag 1");
    history = after(history, move(2), "drag 2");
    history = after(history, move(3));
    history = after(history, move(4), "drag 2");
    expect(history.past).toHaveLength(4);
    history = redo(undo(history).history).history;
    expect(after(history, move(5), "drag 2").past).toHaveLength(5);
  });

  test("a cancelled gesture leaves no trace, and what could be redone before can be redone again", () => {
    const before = undo(after(createHistory(customerSupportMenu()), move(1))).history;
    const dragged = after(after(before, move(2), "drag"), move(3), "drag");
    expect(canRedo(dragged)).toBe(false);
    const cancelled = cancelGesture(dragged, "drag").history;
    expect(cancelled).toEqual(before);
    expect(cancelGesture(before, "drag").history).toBe(before);
  });

  test("a command without effect is no step and keeps what can be redone", () => {
    const before = undo(after(createHistory(customerSupportMenu()), move(1))).history;
    const same = customerSupportMenu().nodes["node_sales"]?.position ?? { x: 0, y: 0 };
    expect(after(before, { type: "moveNodes", positions: { node_sales: same } })).toBe(before);
  });

  test("the oldest steps are forgotten", () => {
    let history = createHistory(customerSupportMenu(), { limit: 3 });
    for (let x = 1; x <= 5; x += 1) history = after(history, move(x));
    expect(history.past).toHaveLength(3);
    for (let step = 0; step < 5; step += 1) history = undo(history).history;
    expect(history.present.nodes["node_sales"]?.position.x).toBe(2);
  });
});
