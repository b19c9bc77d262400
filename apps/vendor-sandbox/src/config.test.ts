import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  it("listens on the machine itself, and keeps nothing, unless told otherwise", () => {
    expect(readConfig({})).toEqual({ host: "127.0.0.1", port: 4401, allowedHosts: [], dataDir: null });
    const named = { SANDBOX_HOST: "::1", SANDBOX_ALLOWED_HOSTS: "sandbox, vendor.test,", SANDBOX_DATA_DIR: "/data" };
    expect(readConfig({ SANDBOX_PORT: "0", ...named })).toEqual({
      host: "::1",
      port: 0,
      allowedHosts: ["sandbox", "vendor.test"],
      dataDir: "/data",
    });
  });

  it.each(["", "x", "-1", "65536", "80.5"])("names SANDBOX_PORT when it is %j", (value) => {
    expect(() => readConfig({ SANDBOX_PORT: value })).toThrow(/SANDBOX_PORT/);
  });
});
