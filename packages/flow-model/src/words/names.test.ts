import { describe, expect, it } from "vitest";
import { NODE_KINDS } from "../nodes/flow-node.ts";
import { aKindName, kindName, kindTitle } from "./node-name.ts";
import { fixedPortTitle, portName } from "./port-name.ts";

const plain = (words: string): string => words.toLowerCase().replaceAll("-", " ");

describe("the names of kinds and exits", () => {
  it.each(NODE_KINDS)("are the same within a sentence and alone: %s", (kind) => {
    expect(plain(kindName(kind))).toContain(plain(kindTitle(kind)));
  });

  it.each(["noInput", "unauthorized", "clientError", "circuitOpen", "timeout", "invalid"])(
    "are the same within a sentence and alone: exit %s",
    (port) => expect(portName(port)).toBe(fixedPortTitle(port)?.toLowerCase()),
  );

  it.each([
    ["httpRequest", "an HTTP request"],
    ["agent", "an agent"],
    ["hours", "opening hours"],
    ["collect", "a “Collect digits” block"],
  ] as const)("have an article: %s", (kind, words) => {
    expect(aKindName(kind)).toBe(words);
  });
});
