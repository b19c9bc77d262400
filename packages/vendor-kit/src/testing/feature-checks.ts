import type { Json } from "@tonegraph/flow-model";
import type { OwnFigures, WholeFigure } from "../adapter.ts";
import type { FiguresRow } from "../client.ts";
import { goLive, setUpClient, twoArtefacts, type ClientSetup } from "./client-setup.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { must, mustEqual, mustSucceed } from "./must.ts";
import { HOURLY, STEADY_SPAN, steadyTraffic } from "./steady-traffic.ts";

const WHOLE_FIGURES: readonly WholeFigure[] = ["calls", "abandoned", "totalSeconds", "completionRate"];

/** What a vendor's API may have beside publishing; a client without the method has nothing to show here. */
export function featureChecks(subject: ConformanceSubject): ConformanceCheck[] {
  const { client } = setUpClient(subject);
  const checks: ConformanceCheck[] = [];
  const add = (name: string, check: (subject: ConformanceSubject) => Promise<void>): void => {
    checks.push({ name, run: () => check(subject) });
  };
  if (client.preflight) add("looks for what an artefact names before the first write", checkPreflight);
  if (client.figures) {
    add("reads the vendor's figures as they are", checkFigures);
    add("tells no figures where nobody called", checkNoFigures);
    add("ends where a page repeats for ever", checkRepeatingPage);
  }
  if (client.figuresPage) add("hands a page of figures on as it came", checkFiguresPage);
  if (client.queueState) add("tells how a queue does, and knows one that does not exist", checkQueueState);
  if (client.resourceExists) add("knows whether one resource exists, or says that it cannot be asked", checkExistence);
  if (client.auditTrail) add("reads the vendor's audit log", checkAuditTrail);
  return checks;
}

async function checkPreflight(subject: ConformanceSubject): Promise<void> {
  const [artefact] = twoArtefacts(subject);
  const { client, vendor } = setUpClient(subject);
  mustSucceed((await client.preflight?.(artefact)) ?? fail(), "the fresh account lacks something");
  mustEqual(subject.sandbox.listFlows(vendor.state()).length, 0, "looking left a flow behind");

  const named = subject.sandbox.listResources(vendor.state()).filter(({ id }) => stringsIn(artefact).has(id));
  let found = 0;
  for (const resource of named) {
    const lacking = setUpClient(subject);
    lacking.vendor.change((state) => subject.sandbox.changeResource(state, { action: "remove", resource }));
    const answer = (await lacking.client.preflight?.(artefact)) ?? fail();
    if (answer.ok) continue;
    found += 1;
    must(answer.error.message.includes(resource.id), `the error does not name ${resource.id}: ${answer.error.message}`);
    must(!answer.error.ambiguous, "looking is told as ambiguous");
  }
  must(found > 0 || named.length === 0, "nothing that is missing was found");
}

async function checkFigures(subject: ConformanceSubject): Promise<void> {
  const { rows, nodeIds } = await readFigures(subject, true);
  must(rows.length > 0, "there are no figures, though people called");
  for (const row of rows) {
    must(row.nodeId === null || nodeIds.includes(row.nodeId), `${row.nodeId} is no node of the drawing`);
    for (const figure of numbersOf(row)) must(Number.isFinite(figure) && figure >= 0, "a figure is no count");
    must((row.completionRate ?? 0) <= 1, "a rate is above 1");
  }
  checkWhatIsReported(rows, subject.descriptor.capabilities.figures);
  const abandoned = sum(
    rows.filter(({ nodeId }) => nodeId === nodeIdWith(rows, "abandoned")),
    "abandoned",
  );
  if (abandoned !== null)
    mustEqual(abandoned, HOURLY.abandoned * hoursOf(subject), "figures of the span are not added up");
}

function checkWhatIsReported(rows: readonly FiguresRow[], said: OwnFigures | undefined): void {
  mustEqual(
    rows.some(({ nodeId }) => nodeId !== null),
    said?.perNode === true,
    "the descriptor says otherwise of figures per node",
  );
  if (said === undefined || said.perNode) return;
  const told = new Set(rows.flatMap((row) => Object.keys(row)));
  const figures = WHOLE_FIGURES.filter((figure) => told.has(figure));
  mustEqual(
    figures,
    WHOLE_FIGURES.filter((figure) => said.figures.includes(figure)),
    "the descriptor names other figures",
  );
  mustEqual(told.has("to"), said.grain === "lastSevenDays", "the descriptor says otherwise of which span they are");
}

async function checkNoFigures(subject: ConformanceSubject): Promise<void> {
  const { rows } = await readFigures(subject, false);
  for (const row of rows) {
    mustEqual(row.completionRate ?? null, null, "there is a rate of no calls");
    for (const figure of numbersOf(row)) mustEqual(figure, 0, "somebody called who does not exist");
  }
}

async function readFigures(subject: ConformanceSubject, busy: boolean) {
  const [artefact] = twoArtefacts(subject);
  const drawn = mustSucceed(subject.converter.decompile(artefact), "its own artefact cannot be drawn");
  const nodeIds = Object.keys(drawn.flow.nodes);
  const setup = setUpClient(subject, { traffic: steadyTraffic(busy ? nodeIds : []) });
  const externalId = await goLive(setup, artefact, "figures");
  const answer = (await setup.client.figures?.({ externalId, ...spanOf(subject) })) ?? fail();
  return { rows: mustSucceed(answer, "reading figures failed"), nodeIds };
}

async function checkFiguresPage(subject: ConformanceSubject): Promise<void> {
  let last = "";
  const setup = setUpClient(subject, {
    traffic: steadyTraffic(["node_a"]),
    send: (vendor) => async (request) => {
      const answer = await vendor.send(request);
      if (answer.ok) last = answer.value.body;
      return answer;
    },
  });
  const externalId = await goLive(setup, twoArtefacts(subject)[0], "page");
  const asked = (await setup.client.figuresPage?.({ externalId, ...spanOf(subject) })) ?? fail();
  const page = mustSucceed(asked, "reading a page failed");
  mustEqual(page.body, last, "the page is not what the vendor wrote");
  const type = page.headers["content-type"] ?? "";
  must(type.includes("json"), `the page is told as ${type}`);
}

async function checkRepeatingPage(subject: ConformanceSubject): Promise<void> {
  const LIMIT = 500;
  let asked = 0;
  let page: Awaited<ReturnType<ClientSetup["vendor"]["send"]>> | null = null;
  let isRepeating = false;
  const setup = setUpClient(subject, {
    traffic: steadyTraffic(["node_a"]),
    send: (vendor) => async (request) => {
      if (!isRepeating || request.url.endsWith(subject.tokenPath)) return vendor.send(request);
      asked += 1;
      if (asked > LIMIT) return { ok: false, error: { kind: "cancelled", sent: false, message: "asked too often" } };
      page ??= await vendor.send(request);
      return page;
    },
  });
  const externalId = await goLive(setup, twoArtefacts(subject)[0], "pages");
  isRepeating = true;
  await setup.client.figures?.({ externalId, ...spanOf(subject) });
  must(asked <= LIMIT, "it reads the same page for ever");
}

async function checkQueueState(subject: ConformanceSubject): Promise<void> {
  const { client, vendor } = setUpClient(subject);
  const queue = subject.sandbox.listResources(vendor.state()).find(({ kind }) => kind === "queue");
  if (queue === undefined) throw new Error("the sandbox has no queue");
  const state = mustSucceed((await client.queueState?.(queue.id)) ?? fail(), "asking for a queue failed");
  if (state === null) throw new Error("a queue that exists is told as none");
  for (const figure of [state.availableAgents, state.waitSeconds]) must((figure ?? 0) >= 0, "a figure is below 0");
  const none = mustSucceed((await client.queueState?.("no-such-queue")) ?? fail(), "asking for no queue failed");
  mustEqual(none === null, true, "a queue that does not exist has a state");
}

async function checkExistence(subject: ConformanceSubject): Promise<void> {
  const looksUp = subject.descriptor.capabilities.looksUpResources ?? [];
  for (const kind of ["queue", "agent", "asset", "campaign", "flow"] as const) {
    const setup = setUpClient(subject);
    const exists = async (id: string): Promise<boolean | null> =>
      mustSucceed((await setup.client.resourceExists?.(kind, id)) ?? fail(), `asking for the ${kind} ${id} failed`);
    const isAsked = looksUp.includes(kind);
    mustEqual(await exists(`no-such-${kind}`), isAsked ? false : null, `the descriptor says otherwise of ${kind}`);
    if (!isAsked) continue;
    const listed = subject.sandbox.listResources(setup.vendor.state()).filter((resource) => resource.kind === kind);
    const made = kind === "flow" ? [await goLive(setup, twoArtefacts(subject)[0], "looked up")] : [];
    const ids = [...made, ...listed.map(({ id }) => id)];
    must(ids.length > 0, `there is no ${kind} to ask for`);
    for (const id of ids) mustEqual(await exists(id), true, `the ${kind} ${id} is told as none`);
    const [gone] = listed;
    if (gone === undefined) continue;
    setup.vendor.change((state) => subject.sandbox.changeResource(state, { action: "remove", resource: gone }));
    mustEqual(await exists(gone.id), false, `the ${kind} ${gone.id} is told as there after it was removed`);
  }
}

async function checkAuditTrail(subject: ConformanceSubject): Promise<void> {
  const setup = setUpClient(subject);
  const externalId = await goLive(setup, twoArtefacts(subject)[0], "audited");
  const entries = mustSucceed((await setup.client.auditTrail?.(externalId)) ?? fail(), "reading the log failed");
  must(entries.length > 0, "nothing is logged of a flow that was made");
  mustEqual(new Set(entries.map(({ id }) => id)).size, entries.length, "an entry comes twice");
  for (const { at } of entries) {
    must(/(Z|[+-]\d\d:\d\d)$/.test(at) && !Number.isNaN(Date.parse(at)), `${at} is no time with a zone`);
  }
}

function spanOf({ figuresSpan }: ConformanceSubject): { readonly fromMs: number; readonly toMs: number } {
  return figuresSpan ?? STEADY_SPAN;
}

function hoursOf(subject: ConformanceSubject): number {
  const { fromMs, toMs } = spanOf(subject);
  return (toMs - fromMs) / 3_600_000;
}

function stringsIn(value: Json): ReadonlySet<string> {
  if (typeof value === "string") return new Set([value]);
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(Object.values(value).flatMap((part) => [...stringsIn(part)]));
}

function numbersOf(row: FiguresRow): number[] {
  return Object.values(row).filter((value) => typeof value === "number");
}

function nodeIdWith(rows: readonly FiguresRow[], figure: "abandoned"): string | null {
  return rows.find((row) => row[figure] !== undefined)?.nodeId ?? null;
}

function sum(rows: readonly FiguresRow[], figure: "abandoned"): number | null {
  const told = rows.flatMap((row) => (row[figure] === undefined ? [] : [row[figure]]));
  return told.length === 0 ? null : told.reduce((total, count) => total + count, 0);
}

// The checks are only made for methods that exist.
function fail(): never {
  throw new Error("the method is gone");
}
