// Looks at the sandbox every two seconds and shows one dialect. A part of the page that somebody is busy with stays as it
// is; any other is built anew when its data changed, and keeps its open details and its focus.
import { accountSection, callersSection, requestsSection, tenantSection } from "./account-sections.mjs";
import { ask, el } from "./dom.mjs";
import { faultsSection } from "./faults-section.mjs";
import { flowsSection } from "./flows-section.mjs";
import { queuesSection, resourcesSection } from "./resources-section.mjs";

const EVERY_MS = 2000;
const main = document.querySelector("#dialect");
const nav = document.querySelector("#tenants");
const said = document.querySelector("#said");
const editor = document.querySelector("#editor");
const shown = new Map();
let present = null;
let chosen = location.hash.slice(1);
let editing = null;

const parts = [
  ["flows", (dialect) => flowsSection(dialect, { edit, act }), ({ flows }) => flows],
  [
    "faults",
    (dialect) => faultsSection(dialect, act),
    ({ faults, schedule, rightsAreTaken }) => [faults, schedule, rightsAreTaken],
  ],
  ["resources", (dialect) => resourcesSection(dialect, act), ({ resources }) => resources],
  ["callers", (dialect) => callersSection(dialect, act), ({ callers }) => callers],
  ["queues", (dialect) => queuesSection(dialect, act), ({ queues, resources }) => [queues, resources]],
  ["account", (dialect) => accountSection(dialect, act), ({ numbers }) => numbers],
  ["tenant", tenantSection, ({ tokenPath }) => tokenPath],
  ["requests", requestsSection, ({ requests }) => requests],
];

async function look() {
  try {
    present = await ask("GET", "/_control/overview");
    show();
    if (said.dataset.lost === "true") say("");
    said.dataset.lost = "false";
  } catch {
    said.dataset.lost = "true";
    said.textContent = "The sandbox does not answer. It is asked again in a moment.";
  }
}

function show() {
  const { now, offsetMs, dialects } = present;
  document.querySelector("#now").textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} UTC`;
  document.querySelector("#offset").textContent = offsetMs === 0 ? "" : `, ${span(offsetMs)} the real time`;
  const dialect = dialects.find(({ id }) => id === chosen) ?? dialects[0];
  if (dialect === undefined) return;
  chosen = dialect.id;
  showTenants(dialects);
  document.title = `${String(dialect.title)} – vendor sandbox`;
  for (const [name, build, data] of parts) {
    const stamp = JSON.stringify([dialect.id, data(dialect)]);
    const known = main.querySelector(`[data-section="${String(name)}"]`);
    const isNew = known?.dataset.dialect !== dialect.id;
    if (shown.get(name) === stamp || (!isNew && isBusy(known))) continue;
    shown.set(name, stamp);
    replace(known, build(dialect), dialect.id);
  }
}

function showTenants(dialects) {
  const stamp = JSON.stringify([chosen, dialects.map(({ id, flows, faults }) => [id, flows.length, faults.length])]);
  if (shown.get("nav") === stamp) return;
  shown.set("nav", stamp);
  const focused = document.activeElement?.dataset?.key;
  nav.replaceChildren(
    ...dialects.map(({ id, title, faults, schedule, rightsAreTaken }) => {
      const trouble = faults.length > 0 || schedule !== null || rightsAreTaken ? ", in trouble" : "";
      const choose = () => {
        chosen = id;
        history.replaceState(null, "", `#${id}`);
        show();
      };
      return el(
        "button",
        { type: "button", "aria-current": id === chosen ? "true" : null, "data-key": `tenant ${id}`, onclick: choose },
        title + trouble,
      );
    }),
  );
  focus(focused);
}

// Somebody who types or chooses there must not lose what they have not sent.
function isBusy(part) {
  const focused = document.activeElement;
  return part?.contains(focused) === true && ["INPUT", "SELECT", "TEXTAREA"].includes(focused.tagName);
}

function replace(known, fresh, dialectId) {
  fresh.dataset.dialect = dialectId;
  const focused = known?.contains(document.activeElement) === true ? document.activeElement.dataset.key : undefined;
  for (const open of known?.querySelectorAll("details[open]") ?? []) {
    const same = [...fresh.querySelectorAll("details")].find(({ dataset }) => dataset.keep === open.dataset.keep);
    if (same !== undefined) same.open = true;
  }
  if (known === null) {
    if (main.querySelector("section") === null) main.replaceChildren();
    main.append(fresh);
  } else known.replaceWith(fresh);
  // What somebody has just removed takes its button along: the keyboard goes on at the heading above it.
  if (focused !== undefined && !focus(focused)) fresh.querySelector("h2").focus();
}

function focus(key) {
  const found = [...document.querySelectorAll("[data-key]")].find(({ dataset }) => dataset.key === key);
  found?.focus();
  return found !== undefined;
}

async function act(words, work) {
  try {
    await work();
    say(words);
    const field = leaveField();
    await look();
    if (field !== undefined) focus(field);
  } catch (error) {
    say(error.message);
  }
}

/** What was typed is sent: that part may be built anew. Gives the key of the field that somebody was in. */
function leaveField() {
  const field = document.activeElement;
  if (!isBusy(main)) return undefined;
  field.blur();
  return field.dataset.key;
}

function say(words) {
  said.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    said.textContent = "";
  }, 4000);
}

function edit(flow) {
  editing = { dialect: chosen, id: flow.id };
  editor.querySelector("#artefact").value = JSON.stringify(flow.artefact, null, 2);
  editor.querySelector("#editor-fault").textContent = "";
  editor.showModal();
}

editor.querySelector("#save").addEventListener("click", () => void save());

async function save() {
  const { dialect, id } = editing;
  try {
    const artefact = JSON.parse(editor.querySelector("#artefact").value);
    await ask("PUT", `/_control/${dialect}/flows/${encodeURIComponent(id)}`, artefact);
    editor.close();
    say("The flow is changed at the vendor");
    await look();
  } catch (error) {
    editor.querySelector("#editor-fault").textContent =
      error instanceof SyntaxError ? `This is no JSON: ${error.message}` : error.message;
  }
}

/** How far the clock here is from the real one, in words. */
function span(offsetMs) {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const days = Math.floor(minutes / 1440);
  const amounts = { d: days, h: Math.floor(minutes / 60) % 24, min: days > 0 ? 0 : minutes % 60 };
  const told = Object.entries(amounts).flatMap(([unit, amount]) => (amount > 0 ? [`${amount} ${unit}`] : []));
  return `${told.join(" ") || "less than 1 min"} ${offsetMs > 0 ? "ahead of" : "behind"}`;
}

const later = { 3600000: "an hour later", 86400000: "a day later" };
for (const button of document.querySelectorAll("[data-advance]")) {
  const { advance } = button.dataset;
  const body = advance === "real" ? { real: true } : { advanceMs: Number(advance) };
  const words = advance === "real" ? "It is the real time here again" : `It is ${later[advance]} here for all tenants`;
  button.addEventListener("click", () => void act(words, () => ask("POST", "/_control/clock", body)));
}
setInterval(() => {
  if (!document.hidden && document.querySelector("dialog[open]") === null) void look();
}, EVERY_MS);
void look();
