import { el } from "./dom.mjs";

/** A part of the page under a heading. */
export function section(id, title, children) {
  const shape = id === "requests" || id === "tenant" ? "wide" : "";
  return el(
    "section",
    { class: shape, "aria-labelledby": `${id}-title`, "data-section": id },
    el("h2", { id: `${id}-title`, tabindex: -1 }, title),
    children,
  );
}

/** An input with its label. */
export function field(label, name, attributes) {
  return el("label", {}, `${label} `, el("input", { name, ...attributes }));
}

/** A button. */
export function plain(label, key, onclick) {
  return el("button", { type: "button", "data-key": key, onclick }, label);
}

/** A form of one row: its fields, and the button that sends them. */
export function rowForm(work, fields, buttonKey) {
  const button = el("button", { "data-key": buttonKey }, "Change");
  return el("form", { onsubmit: submit(work) }, el("div", { class: "row" }, fields, button));
}

/** Takes a form over: what is in it goes to the work, and the page stays. */
export function submit(work) {
  return (event) => {
    event.preventDefault();
    work(event.target.elements);
  };
}
