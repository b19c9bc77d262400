/** One event of a server-sent event stream. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Reads a server-sent event stream piece by piece. Source: WHATWG HTML, section 9.2.6. */
export interface EventStreamParser {
  /** Takes the next piece of text and gives the events that it completes. */
  push(text: string): StreamEvent[];
}

/** Makes a parser for one stream. */
export function createEventStreamParser(): EventStreamParser {
  let rest = "";
  let id = "";
  let event = "";
  let data: string[] = [];

  function takeLine(line: string): StreamEvent | null {
    if (line === "") {
      const complete =
        data.length === 0 ? null : { event: event === "" ? "message" : event, data: data.join("\n"), id };
      event = "";
      data = [];
      return complete;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    if (field === "event") event = value;
    if (field === "id") id = value;
    return null;
  }

  return {
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      return lines.map(takeLine).filter((complete) => complete !== null);
    },
  };
}
