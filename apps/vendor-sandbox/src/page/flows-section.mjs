import { ask, el } from "./dom.mjs";
import { plain, section } from "./section.mjs";
import { isSure } from "./sure.mjs";

/** The flows with their callers; `edit` opens the editor, `act` does what a button says. */
export function flowsSection(dialect, { edit, act }) {
  return section(
    "flows",
    "Flows at the vendor",
    dialect.flows.length === 0
      ? [el("p", {}, "None yet. Publish one from Tonegraph.")]
      : dialect.flows.map((flow) => flowCard(flow, { edit, act, dialect })),
  );
}

function flowCard(flow, { edit, act, dialect }) {
  const { calls, completed } = flow.day;
  const share = calls === 0 ? "no calls yet" : `${Math.round((completed / calls) * 100)} % were served`;
  return el(
    "article",
    { class: "flow" },
    el("div", { class: "row" }, el("h3", {}, flow.name), el("code", {}, flow.id)),
    el("p", { class: flow.isOn === false ? "bad" : "" }, flow.status),
    el(
      "ul",
      { class: "figures" },
      el("li", {}, el("strong", {}, String(flow.callsPerMinute)), " calls a minute"),
      el("li", {}, el("strong", {}, calls.toLocaleString("en")), " in 24 hours"),
      el("li", {}, share),
    ),
    el("details", { "data-keep": `${flow.id} outline` }, el("summary", {}, "What callers hear"), outline(flow.outline)),
    el(
      "details",
      { "data-keep": `${flow.id} json` },
      el("summary", {}, "What the vendor holds"),
      el("pre", { tabindex: 0 }, JSON.stringify(flow.artefact, null, 2)),
    ),
    el(
      "p",
      { class: "row" },
      switchButton(flow, { act, dialect }),
      el(
        "button",
        { type: "button", onclick: () => edit(flow), "data-key": `edit ${flow.id}` },
        "Edit behind everybody's back…",
      ),
      plain("Delete at the vendor…", `delete ${flow.id}`, () => remove(flow, { act, dialect })),
    ),
  );
}

/** What a colleague can do in the vendor's own console, whether or not its API can. */
async function remove({ id, name }, { act, dialect }) {
  const sure = await isSure({
    title: `Delete ${name} at the vendor?`,
    text: "Its callers reach nothing from then on, as if a colleague had deleted it in the vendor's own console. Tonegraph is not told.",
    yes: "Delete it",
  });
  const path = `/_control/${dialect.id}/flows/${encodeURIComponent(id)}`;
  if (sure) await act(`${name} is gone`, () => ask("DELETE", path));
}

/** The switch that some vendors have in their own console. */
function switchButton({ id, name, isOn }, { act, dialect }) {
  if (isOn === undefined) return null;
  const path = `/_control/${dialect.id}/flows/${encodeURIComponent(id)}/service`;
  const turn = () => act(`${name} is switched ${isOn ? "off" : "on"}`, () => ask("PUT", path, { isOn: !isOn }));
  return el(
    "button",
    { type: "button", onclick: turn, "data-key": `switch ${id}` },
    isOn ? "Switch off at the vendor" : "Switch on at the vendor",
  );
}

function outline(blocks) {
  if (blocks.length === 0) return el("p", {}, "This cannot be drawn.");
  return el(
    "ol",
    { class: "outline" },
    blocks.map(({ name, kind, says, exits }) =>
      el(
        "li",
        {},
        el("strong", {}, name),
        " ",
        el("span", { class: "kind" }, kind),
        says.map((text) => el("div", {}, `“${text}”`)),
        exits.map((exit) => el("div", { class: "soft" }, exit)),
      ),
    ),
  );
}
