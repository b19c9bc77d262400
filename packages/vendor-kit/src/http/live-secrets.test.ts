import { describe, expect, it } from "vitest";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import { createLiveSecrets } from "./live-secrets.ts";
import { percentEncoded } from "./secret-spellings.ts";

const SECRET = "S3cret+/value=0123456789";
const READ = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" } as const;

describe("createLiveSecrets", () => {
  it("hides each in what is handed on, and leaves the rest as it is", () => {
    const secrets = createLiveSecrets(SECRET);
    secrets.add("token-1.$*");
    const page = `{"a": "${SECRET}", "token": "token-1.$*", "b": "${percentEncoded(SECRET)}",  "password": "of somebody"}`;
    expect(secrets.hide(page)).toBe(
      `{"a": "[hidden]", "token": "[hidden]", "b": "[hidden]",  "password": "of somebody"}`,
    );
  });

  it("knows one that comes later, and none at all", () => {
    const secrets = createLiveSecrets("");
    expect(secrets.hide("any text, token-2")).toBe("any text, token-2");
    secrets.add("token-2");
    expect(secrets.hide("any text, token-2")).toBe("any text, [hidden]");
  });

  it.each([955, 980, 999])(
    "leaves no beginning of one in words that are cut, %i characters before it",
    async (before) => {
      const body = `${"x".repeat(before)} ${SECRET} and more`;
      const { http } = setUpVendorHttp({ answer: () => ({ status: 400, body }), clientSecret: SECRET });
      const answer = await http.call(READ);
      expect(JSON.stringify(answer)).toContain("xxx");
      expect(JSON.stringify(answer)).not.toContain("S3c");
    },
  );

  it("is asked of answers that are handed on unread, and of no other", async () => {
    const body = JSON.stringify({ note: `token-1 of ${SECRET}` });
    const { http } = setUpVendorHttp({ answer: () => ({ status: 200, body }), clientSecret: SECRET });
    const read = await http.call(READ);
    const handedOn = await http.call({ ...READ, isHandedOn: true });
    expect([read, handedOn].map((answer) => answer.ok && answer.value.body)).toEqual([
      body,
      '{"note":"[hidden] of [hidden]"}',
    ]);
  });
});
