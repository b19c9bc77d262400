import type { DesignerPage } from "../../e2e/pages/designer-page.ts";
import { median, quantile } from "../measure/median.ts";

type Page = DesignerPage["page"];
type CDPSession = Awaited<ReturnType<ReturnType<Page["context"]>["newCDPSession"]>>;

/** Times of one gesture in milliseconds: the main thread per step, and the distances between frames. */
export interface GestureFigures {
  readonly busy: number;
  readonly p95: number;
  readonly middle: number;
}

const STEPS = 120;
const STEP_MS = 1000 / 60;

/**
 * Drags a block, or the view with the wheel, for two seconds, one step each sixtieth of a second as a hand does: the
 * steps are sent whether or not the page is done with the one before. Fails when nothing moved.
 */
export async function measureGesture(
  designer: DesignerPage,
  node: string,
  gesture: "drag" | "pan",
): Promise<GestureFigures> {
  const { page } = designer;
  await designer.block(node).hover({ position: HANDHOLD });
  const before = await placeOf(designer, node);
  const from = { x: before.x + HANDHOLD.x, y: before.y + HANDHOLD.y };
  // Not through Playwright's mouse, which runs a script in the page for every move while a button is down.
  const session = await openSession(page);
  if (gesture === "drag") await mouse(session, "mousePressed", from);
  const { farthest, ...figures } = await measureSteps(page, session, (step) => {
    const back = step > STEPS / 2;
    if (gesture === "pan") return wheel(session, from, { deltaY: back ? -3 : 3 });
    return mouse(session, "mouseMoved", dragPlace(from, step));
  });
  if (gesture === "drag") await mouse(session, "mouseReleased", dragPlace(from, STEPS));
  const after = await placeOf(designer, node);
  const moved = gesture === "drag" ? Math.abs(after.y - before.y) : farthest;
  if (moved < STEPS / 2) throw new Error(`the ${gesture} did not happen: ${moved} px`);
  if (gesture === "drag") await page.keyboard.press("Control+z");
  await session.detach();
  return figures;
}

/** Moves the view with the wheel over a point of the page, as `measureGesture` does; a zoom goes in and out again. */
export async function measureView(page: Page, at: Point, gesture: "pan" | "zoom"): Promise<GestureFigures> {
  const session = await openSession(page);
  const isZoom = gesture === "zoom";
  const { farthest, ...figures } = await measureSteps(page, session, (step) => {
    const deltaY = step > STEPS / 2 ? -3 : 3;
    return wheel(session, at, isZoom ? { deltaY: -deltaY, modifiers: CTRL } : { deltaY });
  });
  await session.detach();
  // What lies under the pointer stays there in a zoom, and from afar the rest moves by a few pixels.
  if (farthest < (isZoom ? 1 : STEPS / 4)) throw new Error(`the ${gesture} did not happen: ${farthest} px`);
  return figures;
}

const CTRL = 2;

// Not through Playwright's mouse, which runs a script in the page for every move while a button is down.
async function openSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  // By the thread's own clock: what other processes take of the machine does not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return session;
}

async function measureSteps(
  page: Page,
  session: CDPSession,
  send: (step: number) => Promise<unknown>,
): Promise<GestureFigures & { readonly farthest: number }> {
  await page.evaluate(recordFrames);
  const busyBefore = await mainThreadMs(session);
  await inRhythm(send);
  const busyAfter = await mainThreadMs(session);
  const { frames, farthest, steps } = await page.evaluate<Recorded>("window.stopFrames()");
  // A page that is late takes several steps at once: what counts is the cost of those that it took.
  const busy = (busyAfter - busyBefore) / Math.max(1, steps);
  return { busy, p95: quantile(frames, 0.95), middle: median(frames), farthest };
}

const HANDHOLD = { x: 20, y: 10 };

interface Recorded {
  readonly frames: number[];
  /** How far the view moved at most, in pixels of the screen. */
  readonly farthest: number;
  /** How many moves of the pointer or the wheel reached the page. */
  readonly steps: number;
}

async function inRhythm(send: (step: number) => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let step = 1; step <= STEPS; step += 1) {
    sent.push(send(step));
    const wait = startedAt + step * STEP_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await Promise.all(sent);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function dragPlace(from: Point, step: number): Point {
  return { x: from.x + (step % 60) * 2, y: from.y + step };
}

function mouse(
  session: CDPSession,
  type: "mousePressed" | "mouseMoved" | "mouseReleased",
  at: Point,
): Promise<unknown> {
  return session.send("Input.dispatchMouseEvent", { type, ...at, button: "left", buttons: 1, clickCount: 1 });
}

interface Wheel {
  readonly deltaY: number;
  readonly modifiers?: number;
}

function wheel(session: CDPSession, at: Point, { deltaY, modifiers = 0 }: Wheel): Promise<unknown> {
  return session.send("Input.dispatchMouseEvent", { type: "mouseWheel", ...at, deltaX: 0, deltaY, modifiers });
}

async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

async function placeOf(designer: DesignerPage, node: string): Promise<Point> {
  const box = await designer.block(node).boundingBox();
  if (box === null) throw new Error("the block is not on the screen");
  return box;
}

function recordFrames(): void {
  const view = document.querySelector(".react-flow__viewport");
  const top = (): number => view?.getBoundingClientRect().top ?? 0;
  const frames: number[] = [];
  const start = top();
  let farthest = 0;
  let last = performance.now();
  let running = true;
  let steps = 0;
  const count = (): number => (steps += 1);
  addEventListener("pointermove", count, true);
  addEventListener("wheel", count, true);
  const tick = (now: number): void => {
    frames.push(now - last);
    last = now;
    farthest = Math.max(farthest, Math.abs(top() - start));
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(window, {
    stopFrames: () => {
      running = false;
      removeEventListener("pointermove", count, true);
      removeEventListener("wheel", count, true);
      return { frames: frames.slice(1), farthest, steps };
    },
  });
}
