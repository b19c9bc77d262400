import type { Locator, Page } from "playwright-core";

/** A place on the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The canvas with its palette and inspector. Blocks are named by their id, because labels repeat on ports. */
export class DesignerPage {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByTestId("canvas");
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
  }

  async untilShown(): Promise<void> {
    await this.page.locator("[data-node-kind='start']").waitFor();
  }

  block(id: string): Locator {
    return this.page.locator(`[data-node-id="${id}"]`);
  }

  /** The id of the selected block. */
  async selected(): Promise<string> {
    const id = await this.page.locator("[data-node-id][data-selected='true']").getAttribute("data-node-id");
    if (id === null) throw new Error("no block is selected");
    return id;
  }

  /** Drags a kind from the palette to a place on the canvas and answers the new block's id. */
  async dragFromPalette(kind: string, at: Point): Promise<string> {
    const before = await this.blockCount();
    await this.page.locator(`[data-palette-kind="${kind}"]`).dragTo(this.canvas, { targetPosition: at });
    await this.untilBlocks(before + 1);
    return this.selected();
  }

  /** Drags a block by its header. */
  async dragBlock(id: string, by: Point): Promise<void> {
    const box = await boxOf(this.block(id));
    await this.dragMouse({ x: box.x + 90, y: box.y + 20 }, { x: box.x + 90 + by.x, y: box.y + 20 + by.y });
  }

  /** Draws a wire from an exit to a block with the mouse. */
  async drawWire(from: string, port: string, target: string): Promise<void> {
    const exit = middleOf(await boxOf(this.block(from).locator(`[data-port="${port}"]`)));
    const entry = middleOf(await boxOf(this.block(target).locator(".react-flow__handle.target")));
    await this.dragMouse(exit, entry);
    await this.block(from).locator(`[data-port="${port}"][data-wired="true"]`).waitFor();
  }

  async clickBlock(id: string): Promise<void> {
    const box = await boxOf(this.block(id));
    await this.page.mouse.click(box.x + 90, box.y + 20);
    await this.page.locator(`[data-node-id="${id}"][data-selected="true"]`).waitFor();
  }

  /** A field of the inspector by its label. */
  field(label: string): Locator {
    return this.inspector.getByLabel(label, { exact: true });
  }

  async fillField(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.page.keyboard.press("Escape");
  }

  /** Opens the drawer of problems when it is closed. */
  async showProblems(): Promise<void> {
    const tab = this.page.getByTestId("problems").getByRole("button", { name: "Problems" });
    if ((await tab.getAttribute("aria-expanded")) !== "true") await tab.click();
  }

  /** The rows of the drawer with this code. */
  problemRow(code: string): Locator {
    return this.page.locator(`[data-testid="problem"][data-problem-code="${code}"]`);
  }

  /** The problems that are shown in the inspector. */
  problem(code: string): Locator {
    return this.inspector.locator(`[data-problem-code="${code}"]`);
  }

  async blockCount(): Promise<number> {
    return this.page.locator("[data-node-id]").count();
  }

  async untilBlocks(count: number): Promise<void> {
    await this.page
      .locator("[data-node-id]")
      .nth(count - 1)
      .waitFor();
  }

  /** Waits until the server has the newest draft. */
  async untilSaved(): Promise<void> {
    await this.page
      .getByText(/^Saved/)
      .first()
      .waitFor();
  }

  get flowId(): string {
    const id = /flow_[0-9A-Z]+/.exec(this.page.url())?.[0];
    if (id === undefined) throw new Error(`no flow in the address ${this.page.url()}`);
    return id;
  }

  private async dragMouse(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return box;
}

function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
