import { describe, expect, it } from "vitest";
import { keyIntent, type KeyPress } from "./canvas-keys.ts";

const press = (key: string, with_: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...with_,
});

describe("keyIntent", () => {
  it.each([
    [press("ArrowRight"), "keyboard", { type: "go", direction: "right" }],
    [press("ArrowRight"), "mouse", { type: "nudge", by: { x: 4, y: 0 } }],
    [press("ArrowUp", { shift: true }), "mouse", { type: "nudge", by: { x: 0, y: -40 } }],
    [press("ArrowUp", { alt: true }), "keyboard", { type: "nudge", by: { x: 0, y: -4 } }],
    [press("ArrowDown", { alt: true, shift: true }), "keyboard", { type: "nudge", by: { x: 0, y: 40 } }],
    [press("ArrowLeft", { shift: true }), "keyboard", { type: "spread", direction: "upstream" }],
    [press("ArrowRight", { shift: true }), "mouse", { type: "spread", direction: "downstream" }],
    [press("]"), "keyboard", { type: "step", direction: "forward" }],
    [press("["), "keyboard", { type: "step", direction: "back" }],
    [press("Delete"), "keyboard", { type: "delete", heal: false }],
    [press("Backspace", { ctrl: true }), "keyboard", { type: "delete", heal: true }],
    [press("c"), "keyboard", { type: "connect" }],
    [press("Tab"), "mouse", { type: "add" }],
    [press("a", { ctrl: true }), "mouse", { type: "selectAll" }],
    [press("d", { ctrl: true }), "mouse", { type: "duplicate" }],
    [press("1"), "mouse", { type: "fit" }],
    [press("0"), "mouse", { type: "actualSize" }],
    [press("2"), "mouse", { type: "zoomToSelection" }],
    [press("F2"), "keyboard", { type: "rename" }],
  ] as const)("reads %j by %s", (pressed, cameBy, intent) => {
    expect(keyIntent(pressed, cameBy)).toEqual(intent);
  });

  it.each([
    [press("Tab"), "keyboard"],
    [press("Tab", { shift: true }), "mouse"],
    [press("c", { ctrl: true }), "mouse"],
    [press("v", { ctrl: true }), "keyboard"],
    [press("1", { ctrl: true }), "mouse"],
    [press("x"), "keyboard"],
  ] as const)("leaves %j by %s to the browser", (pressed, cameBy) => {
    expect(keyIntent(pressed, cameBy)).toBeNull();
  });
});
