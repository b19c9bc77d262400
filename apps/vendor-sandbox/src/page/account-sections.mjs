// Who calls, the account's own numbers, how Tonegraph is connected, and what was asked last.
import { ask, el } from "./dom.mjs";
import { field, plain, rowForm, section } from "./section.mjs";
import { isSure } from "./sure.mjs";

/** Who calls. */
export function callersSection(dialect, act) {
  const { seed, callsPerHour, sinceDays } = dialect.callers;
  const save = (form) =>
    act("Other callers", () =>
      ask("POST", `/_control/${dialect.id}/callers`, {
        ...dialect.callers,
        seed: Number(form.seed.value),
        callsPerHour: Number(form.calls.value),
        sinceDays: Number(form.days.value),
      }),
    );
  return section("callers", "Who calls", [
    rowForm(
      save,
      [
        field("Calls in the busiest hour", "calls", {
          type: "number",
          min: 0,
          max: 20000,
          value: callsPerHour,
          "data-key": "calls",
        }),
        field("Seed", "seed", { type: "number", min: 0, value: seed, "data-key": "caller seed" }),
        field("Days before", "days", { type: "number", min: 0, max: 90, value: sinceDays, "data-key": "days" }),
      ],
      "callers",
    ),
  ]);
}

/** What the account's numbers mean; one that is not here is called what the account calls it. */
const NUMBERS = {
  tokenLifetime: "Seconds that a token lives",
  compileMs: "Milliseconds that compiling takes",
  maxConnectionsPerNode: "Connections that may leave a block",
  pageSize: "Figures in one page",
};

/** The account's numbers, and a fresh start. */
export function accountSection(dialect, act) {
  const at = `/_control/${dialect.id}`;
  const numbers = Object.entries(dialect.numbers);
  const save = (form) =>
    act("The account is changed", () =>
      ask("PUT", `${at}/account`, Object.fromEntries(numbers.map(([name]) => [name, Number(form[name].value)]))),
    );
  const startAfresh = async () => {
    const sure = await isSure({
      title: `Start ${dialect.title} afresh?`,
      text: "Its flows, faults, tokens, callers and requests go, and whoever was removed is back. Tonegraph is not told.",
      yes: "Start afresh",
    });
    if (sure) await act("A fresh account", () => ask("POST", `${at}/reset`));
  };
  return section("account", "Account", [
    rowForm(
      save,
      numbers.map(([name, value]) =>
        field(NUMBERS[name] ?? name, name, { type: "number", min: 0, required: true, value, "data-key": name }),
      ),
      "numbers",
    ),
    el("p", {}, plain("Start afresh…", "reset", startAfresh)),
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
