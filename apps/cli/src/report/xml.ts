/** An element of XML; children are elements or text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Makes an element. */
export function element(
  name: string,
  attributes: XmlElement["attributes"] = {},
  children: XmlElement["children"] = [],
): XmlElement {
  return { name, attributes, children };
}

/** Writes an element with what is in it, indented. Names are ours; texts may come from anywhere. */
export function* xmlText(node: XmlElement, indent = ""): Generator<string> {
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const begin = `${indent}<${node.name}${attributes.join("")}`;
  if (node.children.length === 0) {
    yield `${begin}/>\n`;
    return;
  }
  if (node.children.every((child) => typeof child === "string")) {
    yield `${begin}>${node.children.map(escaped).join("")}</${node.name}>\n`;
    return;
  }
  yield `${begin}>\n`;
  for (const child of node.children) {
    if (typeof child === "string") yield `${indent}  ${escaped(child)}\n`;
    else yield* xmlText(child, `${indent}  `);
  }
  yield `${indent}</${node.name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

// oxlint-disable-next-line eslint/no-control-regex -- they are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Escapes text for content and attributes; what XML 1.0 cannot carry at all becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_IN_XML, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (symbol) => ENTITIES[symbol] ?? symbol);
}
