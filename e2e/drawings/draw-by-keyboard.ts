import type { Keyboard } from "../pages/keyboard.ts";
import type { MenuDrawing } from "./menu-drawing.ts";

/** Draws a menu on an empty canvas without a mouse. Begins with the focus on the canvas, where the start is selected. */
export async function drawByKeyboard(keyboard: Keyboard, drawing: MenuDrawing): Promise<void> {
  await connectToNew(keyboard, "menu");
  await fillMenu(keyboard, drawing);
  for (const { key, label, queueId } of drawing.keys) {
    await chooseExit(keyboard, `${key} ${label}`);
    await chooseTarget(keyboard, "new queue");
    await nameAndId(keyboard, label, { field: "Queue", id: queueId });
    await keyboard.press("[");
  }
  await chooseExit(keyboard, "No input");
  await chooseTarget(keyboard, "new agent");
  await nameAndId(keyboard, "Fallback", { field: "Agent", id: drawing.fallbackAgentId });
  await keyboard.press("[");
  await chooseExit(keyboard, "No match");
  await chooseTarget(keyboard, "Fallback");
}

async function connectToNew(keyboard: Keyboard, kind: string): Promise<void> {
  await keyboard.press("c");
  await chooseTarget(keyboard, `new ${kind}`);
}

async function chooseExit(keyboard: Keyboard, exit: string): Promise<void> {
  await keyboard.press("c");
  await keyboard.page.getByRole("combobox", { name: /choose an exit/ }).waitFor();
  await keyboard.type(exit);
  await keyboard.press("Enter");
}

async function chooseTarget(keyboard: Keyboard, target: string): Promise<void> {
  await keyboard.page.getByRole("combobox", { name: /^Where should/ }).waitFor();
  await keyboard.type(target);
  await keyboard.press("Enter");
}

async function nameAndId(
  keyboard: Keyboard,
  name: string,
  { field, id }: { readonly field: string; readonly id: string },
): Promise<void> {
  await keyboard.press("F2");
  await keyboard.tabTo("Name");
  await keyboard.retype(name);
  await keyboard.tabTo(field);
  await keyboard.retype(id);
  await keyboard.backToCanvas();
}

async function fillMenu(keyboard: Keyboard, drawing: MenuDrawing): Promise<void> {
  await keyboard.press("F2");
  await keyboard.tabTo("Name");
  await keyboard.retype("Main menu");
  await keyboard.tabTo("What callers hear");
  await keyboard.type(drawing.text);
  for (const { key, label } of drawing.keys) {
    await keyboard.tabTo(`Use key ${key}`, key === drawing.keys[0]?.key ? "forward" : "back");
    await keyboard.press("Enter");
    await keyboard.tabTo(`What key ${key} is for`);
    await keyboard.type(label);
  }
  await keyboard.tabTo("Wait for a key");
  await keyboard.retype(String(drawing.waitSeconds));
  await keyboard.backToCanvas();
}
