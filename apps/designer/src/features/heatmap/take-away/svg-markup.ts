type Attributes = Readonly<Record<string, string | number>>;

/** An element with what is inside it, which must be markup already. */
export function svgTag(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}>${children.join("")}</${name}>`;
}

/** A line of text. */
export function svgText(text: string, attributes: Attributes): string {
  return svgTag("text", attributes, [escapeXml(text)]);
}

/** A name that a pointer resting on the element is shown and a screen reader reads. */
export function svgTitle(text: string): string {
  return svgTag("title", {}, [escapeXml(text)]);
}

// Whatever is not a Char of XML 1.0 (section 2.2) makes the whole file unreadable, even escaped.
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text
    .replaceAll(NO_XML, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
