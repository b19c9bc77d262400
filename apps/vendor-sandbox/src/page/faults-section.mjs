import { ask, el } from "./dom.mjs";
import { field, plain, section, submit } from "./section.mjs";

const FOR_EVER = 1_000_000;
const HTML = { status: 200, contentType: "text/html", body: "<html><title>Sign in</title></html>" };
const FAULTS = [
  ["Refuses what it is sent (400)", "refuses", { target: "write", status: 400, body: { message: "Refused by hand" } }],
  ["Busy, conflict (409)", "busy", { target: "write", status: 409, body: { message: "Busy" } }],
  ["Too many requests (429, 5 s)", "rate", { status: 429, retryAfter: 5 }],
  ["Server errors (500)", "errors", { status: 500 }],
  ["Down for maintenance (503)", "down", { status: 503, retryAfter: 30 }],
  ["Slow (3 s)", "slow", { delayMs: 3000 }],
  ["Never answers", "silent", { hang: true }],
  ["Drops connections", "drops", { dropConnection: true }],
  ["Does it, but the answer is lost", "lost", { target: "write", dropConnection: true, when: "after" }],
  ["Half answers", "half", { cutAnswer: true, when: "after" }],
  ["HTML instead of JSON", "html", HTML],
  ["200 with an error inside", "lies", { status: 200, body: { error: "internal", message: "Something went wrong" } }],
  ["Refuses the sign-in", "sign-in", { target: "signIn", status: 401, body: { error: "invalid_client" } }],
];

/** Faults to switch on and off, tokens, and the schedule by seed. */
export function faultsSection(dialect, act) {
  const at = `/_control/${dialect.id}`;
  const on = new Set(dialect.faults.map(({ name }) => name));
  const others = dialect.faults.filter(({ name }) => !FAULTS.some(([, known]) => known === name));
  const button = ([label, name, fault]) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": String(on.has(name)),
        "data-key": `fault ${name}`,
        onclick: () =>
          act(on.has(name) ? `${label}: off` : `${label}: on`, () =>
            on.has(name)
              ? ask("DELETE", `${at}/faults/${name}`)
              : ask("POST", `${at}/faults`, { name, times: FOR_EVER, ...fault }),
          ),
      },
      label,
    );
  const giveRights = (areGiven) => ask("PUT", `${at}/rights`, { areTaken: !areGiven });
  const rights = el(
    "button",
    {
      type: "button",
      "aria-pressed": String(dialect.rightsAreTaken),
      "data-key": "rights",
      onclick: () =>
        act(
          dialect.rightsAreTaken ? "Tokens may do again what they might" : "No token may do anything, new ones neither",
          () => giveRights(dialect.rightsAreTaken),
        ),
    },
    "Takes all rights away",
  );
  return section("faults", "What goes wrong", [
    el("div", { class: "faults" }, FAULTS.map(button), rights),
    others.length === 0 ? null : el("p", {}, `${others.length} more by the control API.`),
    el(
      "div",
      { class: "row" },
      plain("End all tokens now", "tokens", () =>
        act("Every token has ended", () => ask("POST", `${at}/expire-tokens`)),
      ),
      plain("All well again", "well", () =>
        act("All is well again", async () => {
          await ask("DELETE", `${at}/faults`);
          await ask("DELETE", `${at}/fault-schedule`);
          await giveRights(true);
        }),
      ),
    ),
    scheduleForm(dialect, act),
  ]);
}

function scheduleForm(dialect, act) {
  const at = `/_control/${dialect.id}/fault-schedule`;
  const { schedule } = dialect;
  const seed = field("Seed", "seed", { type: "number", min: 0, value: schedule?.seed ?? 7, "data-key": "seed" });
  const rate = field("% of requests", "rate", {
    type: "number",
    min: 0,
    max: 100,
    value: Math.round((schedule?.rate ?? 0.2) * 100),
    "data-key": "rate",
  });
  const start = (form) =>
    act("Faults by seed", () =>
      ask("POST", at, { seed: Number(form.seed.value), rate: Number(form.rate.value) / 100 }),
    );
  const state = schedule === null ? "off" : `${schedule.faults} of ${schedule.requests} requests hit so far`;
  return el(
    "form",
    { onsubmit: submit(start) },
    el("p", {}, "Faults by seed: ", el("strong", {}, state)),
    el("div", { class: "row" }, seed, rate, el("button", { "data-key": "start" }, "Start")),
  );
}
