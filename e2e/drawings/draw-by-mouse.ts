import type { DesignerPage } from "../pages/designer-page.ts";
import type { MenuDrawing } from "./menu-drawing.ts";

/** The ids that the drawing's blocks got. */
export interface DrawnMenu {
  readonly menu: string;
  readonly queues: readonly string[];
  readonly agent: string;
}

/** Draws a menu on an empty canvas with the mouse, as people do: blocks, wires, then their settings. */
export async function drawByMouse(designer: DesignerPage, drawing: MenuDrawing): Promise<DrawnMenu> {
  await designer.dragBlock("node_start", { x: -340, y: -120 });
  const menu = await designer.dragFromPalette("menu", { x: 310, y: 130 });
  await fillMenu(designer, drawing);
  const queues: string[] = [];
  for (const [index, { label, queueId }] of drawing.keys.entries()) {
    queues.push(await designer.dragFromPalette("queue", { x: 625, y: 100 + index * 110 }));
    await designer.fillField("Name", label);
    await designer.fillField("Queue", queueId);
  }
  const agent = await designer.dragFromPalette("agent", { x: 625, y: 100 + queues.length * 110 });
  await designer.fillField("Name", "Agent");
  await designer.fillField("Agent", drawing.fallbackAgentId);
  await designer.drawWire("node_start", "next", menu);
  for (const [index, { key }] of drawing.keys.entries())
    await designer.drawWire(menu, `key:${key}`, queues[index] ?? "");
  await designer.drawWire(menu, "noInput", agent);
  await designer.drawWire(menu, "noMatch", agent);
  return { menu, queues, agent };
}

async function fillMenu(designer: DesignerPage, drawing: MenuDrawing): Promise<void> {
  await designer.fillField("Name", "Main menu");
  await designer.field("What callers hear").fill(drawing.text);
  for (const { key, label } of drawing.keys) {
    await designer.inspector.getByRole("button", { name: `Use key ${key}` }).click();
    await designer.field(`What key ${key} is for`).fill(label);
  }
  await designer.field("Wait for a key").fill(String(drawing.waitSeconds));
}
