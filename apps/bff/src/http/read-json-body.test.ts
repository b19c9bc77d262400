import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_DEPTH, readJsonBody } from "./read-json-body.ts";

const faultsOf = (bytes: Buffer | string) => {
  const read = readJsonBody(Buffer.from(bytes));
  return read.ok ? [] : read.error.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe("readJsonBody", () => {
  it.each<[string, Buffer | string, string[]]>([
    ["an object", '{"a":[1,"ü"]}', []],
    ["a syntax error", '{"a":}', [" invalid-json"]],
    ["two values", "{} {}", [" invalid-json"]],
    ["a byte that is not UTF-8", Buffer.from([0x22, 0xff, 0x22]), [" invalid-utf8"]],
    ["half a character", Buffer.from([0x22, 0xc3, 0x22]), [" invalid-utf8"]],
    ["a surrogate as bytes", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), [" invalid-utf8"]],
    ["a prototype key", '{"a":{"__proto__":{"x":1}}}', ["/a/__proto__ prototype-key"]],
    ["a constructor's prototype", '{"constructor":{"prototype":{}}}', ["/constructor prototype-key"]],
    ["a key that is only called constructor", '{"constructor":"Bob"}', []],
    ["a NUL character", String.raw`{"a/b":["\u0000"]}`, ["/a~1b/0 nul-character"]],
    ["a NUL character in a key", String.raw`{"\u0000":1}`, ["/\0 nul-character"]],
    ["as deep as allowed", "[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH), []],
    ["one too deep", "[".repeat(MAX_DEPTH + 1) + "]".repeat(MAX_DEPTH + 1), [`${"/0".repeat(MAX_DEPTH)} too-deep`]],
  ])("reads %s", (_name, bytes, faults) => {
    expect(faultsOf(bytes)).toEqual(faults);
  });

  it("survives what is a hundred thousand levels deep", () => {
    expect(faultsOf("[".repeat(100_000) + "]".repeat(100_000))).toHaveLength(1);
  });

  it("never pollutes prototypes", () => {
    readJsonBody(Buffer.from('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("gives back any JSON value as it is", () => {
    const clean = fc
      .jsonValue({ maxDepth: 5 })
      .filter(
        (value) => !JSON.stringify(value).includes(String.raw`\u0000`) && !JSON.stringify(value).includes("__proto__"),
      );
    fc.assert(
      fc.property(clean, (value) => {
        const text = JSON.stringify(value);
        const read = readJsonBody(Buffer.from(text));
        expect(read.ok && JSON.stringify(read.value)).toBe(text);
      }),
    );
  });
});
