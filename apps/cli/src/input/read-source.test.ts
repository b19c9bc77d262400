import { describe, expect, it } from "vitest";
import { readSource } from "./read-source.ts";

const STDIN = { name: "standard input", path: null };

async function* pieces(...parts: readonly (string | number[])[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : new Uint8Array(part);
}

describe("readSource", () => {
  it("puts characters together that were cut apart, and passes a byte order mark over", async () => {
    const cut = pieces([0xef, 0xbb], [0xbf, 0xe2, 0x82], [0xac], "!");
    expect(await readSource(STDIN, cut)).toEqual({ ok: true, value: "€!" });
  });

  it("stops reading what never ends", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield new Uint8Array(1024);
      }
    }
    const read = await readSource(STDIN, endless(), 1024 * 1024);
    expect(read).toMatchObject({
      ok: false,
      error: { code: "too-large", message: expect.stringContaining("larger than 1 MB") },
    });
    expect(given).toBe(1025);
  });
});
