// Who exists and how the queues do: removed, added and changed behind everybody's back.
import { ask, el } from "./dom.mjs";
import { field, plain, section, submit } from "./section.mjs";

/** Who exists. */
export function resourcesSection(dialect, act) {
  if (dialect.kinds.length === 0)
    return section("resources", "Who exists", [
      el("p", {}, "This vendor does not look whether anybody exists: there is nobody to add or to remove."),
    ]);
  return section("resources", "Who exists", [
    el(
      "ul",
      { class: "chips" },
      dialect.resources.map((resource) => chip(resource, { dialect, act })),
    ),
    addForm(dialect, act),
  ]);
}

function chip({ kind, id, name }, { dialect, act }) {
  const path = `/_control/${dialect.id}/resources/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
  const remove = plain("×", `remove ${kind} ${id}`, () => act(`${kind} ${id} is gone`, () => ask("DELETE", path)));
  remove.setAttribute("aria-label", `Remove ${kind} ${id}`);
  return el("li", {}, el("span", {}, `${kind} `, name === undefined ? "" : `${name} `, el("code", {}, id)), remove);
}

function addForm(dialect, act) {
  const add = (form) =>
    act(`${form.kind.value} ${form.id.value.trim()} exists`, () =>
      ask("POST", `/_control/${dialect.id}/resources`, {
        kind: form.kind.value,
        id: form.id.value.trim(),
        ...(form.called.value.trim() === "" ? {} : { name: form.called.value.trim() }),
      }),
    );
  const kinds = dialect.kinds.map((kind) => el("option", {}, kind));
  return el(
    "form",
    { onsubmit: submit(add) },
    el(
      "div",
      { class: "row" },
      el("label", {}, "Kind ", el("select", { name: "kind", "data-key": "kind" }, kinds)),
      field("Id", "id", { required: true, maxlength: 200, "data-key": "id" }),
      field("Name", "called", { maxlength: 200, "data-key": "called" }),
      el("button", { "data-key": "add" }, "Add"),
    ),
  );
}

/** How the queues do. */
export function queuesSection(dialect, act) {
  if (dialect.queues === null)
    return section("queues", "How queues do", [el("p", {}, "This vendor tells nobody how its queues do.")]);
  const names = new Map(dialect.resources.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  return section(
    "queues",
    "How queues do",
    dialect.queues.map((queue) => queueForm({ ...queue, name: names.get(`queue ${queue.id}`) }, { dialect, act })),
  );
}

function queueForm({ id, name = id, availableAgents, waitSeconds }, { dialect, act }) {
  const path = `/_control/${dialect.id}/queues/${encodeURIComponent(id)}`;
  const save = (form) =>
    act(`${name} does otherwise now`, () =>
      ask("PUT", path, { availableAgents: Number(form.agents.value), waitSeconds: Number(form.wait.value) }),
    );
  const number = (label, key, value) =>
    field(label, key, { type: "number", min: 0, required: true, value, "data-key": `${key} ${id}` });
  return el(
    "form",
    { class: "queue", onsubmit: submit(save), "aria-label": `Queue ${name}` },
    el("h3", {}, `${name} `, name === id ? "" : el("code", {}, id)),
    el(
      "div",
      { class: "row" },
      number("Free agents", "agents", availableAgents),
      number("Seconds to wait", "wait", waitSeconds),
      el("button", { "data-key": `set ${id}` }, "Change"),
    ),
  );
}
