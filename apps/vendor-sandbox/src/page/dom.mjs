// Elements without markup: whatever callers sent is text and never becomes more.

/** An element with attributes and children; strings become text. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick" || key === "onsubmit") element[key] = value;
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

/** Asks the sandbox; throws with its own words when it says no. */
export async function ask(method, path, body) {
  const content =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, { method, ...content });
  const text = await answer.text();
  if (!answer.ok) throw new Error(wordsOf(text) ?? `The sandbox answered ${answer.status}.`);
  return text === "" ? null : JSON.parse(text);
}

function wordsOf(text) {
  try {
    return JSON.parse(text).message ?? null;
  } catch {
    return null;
  }
}
