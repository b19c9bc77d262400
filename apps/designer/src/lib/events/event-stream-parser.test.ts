import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventStreamParser, type StreamEvent } from "./event-stream-parser.ts";

function parse(...pieces: string[]): StreamEvent[] {
  const parser = createEventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

describe("createEventStreamParser", () => {
  it.each<[string, string, StreamEvent[]]>([
    ["an event", "data: a\n\n", [{ event: "message", data: "a", id: "" }]],
    ["a named one with an id", "event: x\nid: 7\ndata: a\n\n", [{ event: "x", data: "a", id: "7" }]],
    ["several lines of data", "data: a\ndata:b\ndata:  c\n\n", [{ event: "message", data: "a\nb\n c", id: "" }]],
    ["a comment as heartbeat", ": still here\n\n", []],
    ["an event that is not complete", "data: a\n", []],
    ["a name without data", "event: x\n\ndata: b\n\n", [{ event: "message", data: "b", id: "" }]],
    ["an empty field", "data\n\n", [{ event: "message", data: "", id: "" }]],
    ["unknown fields", "retry: 5\nfoo: 1\ndata: a\n\n", [{ event: "message", data: "a", id: "" }]],
    [
      "every line ending",
      "data: a\r\n\r\ndata: b\r\rdata: c\n\n",
      ["a", "b", "c"].map((data) => ({ event: "message", data, id: "" })),
    ],
  ])("reads %s", (_name, text, events) => {
    expect(parse(text)).toEqual(events);
  });

  it("keeps an id for the events after it", () => {
    expect(parse("id: 2\ndata: a\n\ndata: b\n\n").map(({ id }) => id)).toEqual(["2", "2"]);
  });

  it("gives the same events however the text is cut", () => {
    const text = 'event: deployment\r\nid: 4\r\ndata: {"a":1}\r\n\r\n: beat\r\n\r\ndata: x\r\ndata: y\r\n\r\n';
    const cuts = fc.uniqueArray(fc.nat(text.length), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (places) => {
        const edges = [0, ...places.toSorted((a, b) => a - b), text.length];
        const pieces = edges.slice(1).map((end, index) => text.slice(edges[index], end));
        expect(parse(...pieces)).toEqual(parse(text));
      }),
    );
  });
});
