// Who exists, who calls, how Tonegraph is connected, and what was asked last.
import { ask, el } from "./dom.mjs";
import { field, section, submit } from "./section.mjs";

/** Who exists: removed and added behind everybody's back. */
export function resourcesSection(dialect, act) {
  const at = `/_control/${dialect.id}/resources`;
  const kinds = [...new Set(["queue", ...dialect.resources.map(({ kind }) => kind)])];
  const chip = ({ kind, id, name }) => {
    const path = `${at}/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
    return el(
      "li",
      {},
      el("span", {}, `${kind} `, name === undefined ? "" : `${name} `, el("code", {}, id)),
      el(
        "button",
        {
          type: "button",
          "data-key": `remove ${kind} ${id}`,
          "aria-label": `Remove ${kind} ${id}`,
          onclick: () => act(`${kind} ${id} is gone`, () => ask("DELETE", path)),
        },
        "×",
      ),
    );
  };
  const add = (form) =>
    act(`${form.kind.value} ${form.id.value} exists`, () =>
      ask("POST", at, {
        kind: form.kind.value,
        id: form.id.value.trim(),
        ...(form.called.value.trim() === "" ? {} : { name: form.called.value.trim() }),
      }),
    );
  return section("resources", "Who exists", [
    el("ul", { class: "chips" }, dialect.resources.map(chip)),
    el(
      "form",
      { onsubmit: submit(add) },
      el(
        "div",
        { class: "row" },
        el(
          "label",
          {},
          "Kind ",
          el(
            "select",
            { name: "kind", "data-key": "kind" },
            kinds.map((kind) => el("option", {}, kind)),
          ),
        ),
        field("Id", "id", { required: true, maxlength: 200, "data-key": "id" }),
        field("Name", "called", { maxlength: 200, "data-key": "called" }),
        el("button", { "data-key": "add" }, "Add"),
      ),
    ),
  ]);
}

/** Who calls. */
export function callersSection(dialect, act) {
  const { seed, callsPerHour, sinceDays } = dialect.callers;
  const save = (form) =>
    act("Other callers", () =>
      ask("POST", `/_control/${dialect.id}/callers`, {
        seed: Number(form.seed.value),
        callsPerHour: Number(form.calls.value),
        sinceDays: Number(form.days.value),
      }),
    );
  return section("callers", "Who calls", [
    el(
      "form",
      { onsubmit: submit(save) },
      el(
        "div",
        { class: "row" },
        field("Calls in the busiest hour", "calls", {
          type: "number",
          min: 0,
          max: 20000,
          value: callsPerHour,
          "data-key": "calls",
        }),
        field("Seed", "seed", { type: "number", min: 0, value: seed, "data-key": "caller seed" }),
        field("Days before", "days", { type: "number", min: 0, max: 90, value: sinceDays, "data-key": "days" }),
        el("button", { "data-key": "callers" }, "Change"),
      ),
    ),
  ]);
}

/** How Tonegraph is connected to it. */
export function tenantSection(dialect) {
  const base = `${location.origin}/${dialect.id}`;
  const row = (name, value) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, el("code", {}, value)));
  return section("tenant", "Tenant", [
    el(
      "div",
      { class: "scroll" },
      el(
        "table",
        {},
        el(
          "tbody",
          {},
          row("Base URL", base),
          row("Token endpoint", base + dialect.tokenPath),
          row("Client", "sandbox-client"),
          row("Secret", "sandbox-secret"),
        ),
      ),
    ),
  ]);
}

/** The latest requests. */
export function requestsSection(dialect) {
  const row = ({ at, method, path, status, fault }) =>
    el(
      "tr",
      {},
      el("td", {}, at.slice(11, 19)),
      el("td", { class: "mono" }, `${method} ${path}`),
      el(
        "td",
        { class: status === null || status >= 400 ? "bad" : "" },
        status === null ? "dropped" : String(status),
        fault ? " by hand" : "",
      ),
    );
  const rows = dialect.requests.map(row);
  const head = el(
    "thead",
    {},
    el(
      "tr",
      {},
      ["At", "What", "Answer"].map((name) => el("th", { scope: "col" }, name)),
    ),
  );
  return section("requests", "Latest requests", [
    rows.length === 0
      ? el("p", {}, "None yet.")
      : el(
          "div",
          { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of requests" },
          el("table", {}, head, el("tbody", {}, rows)),
        ),
  ]);
}
