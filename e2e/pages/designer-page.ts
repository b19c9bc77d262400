import type { Locator, Page, Response } from "playwright-core";
import { visit } from "./visit.ts";

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

  /**
   * Opens a flow by its address and waits until it is drawn. Where a busy server turned a part of the page away, the page
   * says that it stopped; then it is loaded again, as people would. Stopped for another reason, it fails.
   */
  async open(origin: string, flowId: string): Promise<void> {
    const drawn = this.page.locator("[data-testid='canvas']:not([data-left]) [data-node-kind='start']");
    const again = this.page.getByRole("button", { name: /^(Load|Try) again$/ });
    let turnedAway = false;
    const note = (answer: Response): void => {
      if (answer.status() === 503) turnedAway = true;
    };
    this.page.on("response", note);
    await visit(this.page, origin, `/flows/${flowId}`);
    for (let tries = 0; tries < BUSY_TRIES; tries += 1) {
      await drawn.or(again).first().waitFor();
      if (!turnedAway || (await drawn.isVisible())) break;
      turnedAway = false;
      await again.click();
    }
    this.page.off("response", note);
    await drawn.waitFor();
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

  /** Drags a block by its header. Hovering first waits until the drawing stands still. */
  async dragBlock(id: string, by: Point): Promise<void> {
    await this.block(id).hover({ position: HEADER });
    const box = await boxOf(this.block(id));
    await this.dragTo({ x: box.x + HEADER.x + by.x, y: box.y + HEADER.y + by.y });
  }

  /** Draws a wire from an exit to a block with the mouse. */
  async drawWire(from: string, port: string, target: string): Promise<void> {
    await this.block(from).locator(`[data-port="${port}"]`).hover();
    await this.dragTo(middleOf(await boxOf(this.block(target).locator(".react-flow__handle.target"))));
    await this.block(from).locator(`[data-port="${port}"][data-wired="true"]`).waitFor();
  }

  async clickBlock(id: string, at: Point = HEADER): Promise<void> {
    await this.block(id).click({ position: at });
    await this.page.locator(`[data-node-id="${id}"][data-selected="true"]`).waitFor();
  }

  /** Brings everything into sight and selects a block. */
  async goTo(id: string): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press("1");
    await this.clickBlock(id, CORNER);
  }

  /** A field of the inspector by its label. */
  field(label: string): Locator {
    return this.inspector.getByLabel(label, { exact: true });
  }

  async fillField(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.page.keyboard.press("Escape");
  }

  /** A field of the inspector by the name that problems find it by. */
  fieldOf(name: string): Locator {
    return this.inspector.locator(`[data-field="${name}"]`);
  }

  /** Chooses in a list of the inspector by its field's name. */
  async choose(name: string, option: string): Promise<void> {
    await this.fieldOf(name).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** Chooses something at the vendor by what it is called there; its id stands in the field then. */
  async chooseResource(label: string, name: string): Promise<void> {
    await this.field(label).fill(name);
    await this.page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    await this.resourceNotes.getByText(new RegExp(`^${name}, at `)).waitFor();
  }

  /** What the vendors say of the id in a field. */
  get resourceNotes(): Locator {
    return this.inspector.getByTestId("resource-notes");
  }

  /** That the tenant that the flow is checked for could not be asked what exists there. */
  get tenantUnread(): Locator {
    return this.inspector.getByTestId("tenant-unread");
  }

  /** Waits for what the tenant's answer shows; where it could not be asked, it is asked again. */
  async untilTenantRead(shown: Locator): Promise<void> {
    const again = this.tenantUnread.getByRole("button", { name: "Ask again" });
    for (let tries = 0; tries < BUSY_TRIES; tries += 1) {
      await shown.or(again).first().waitFor();
      if (await shown.isVisible()) return;
      await again.click();
      await again.waitFor({ state: "detached" });
    }
    await shown.waitFor();
  }

  /** Opens a tab of the inspector. Problems that come and go above it may move it away from under the mouse. */
  async openTab(name: string): Promise<void> {
    const tab = this.inspector.getByRole("tab", { name });
    while ((await tab.getAttribute("aria-selected")) !== "true") await tab.click();
  }

  /** Adds a block by a click in the palette and answers its id; its settings are open then. */
  async addFromPalette(kind: string): Promise<string> {
    await this.page.locator(`[data-palette-kind="${kind}"]`).click();
    await this.page.locator(`[data-node-kind="${kind}"][data-selected="true"]`).waitFor();
    return this.selected();
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

  /** Saves at once instead of after the pause that saving by itself waits for. */
  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await this.untilSaved();
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

  /** Presses the mouse where it is, moves it in small steps as a hand does, and lets go. */
  private async dragTo(to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
  }
}

const BUSY_TRIES = 5;

/** A place in a block's header, from its corner. */
const HEADER: Point = { x: 90, y: 20 };

/** A place that is in a block however small it is drawn. */
const CORNER: Point = { x: 6, y: 6 };

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
