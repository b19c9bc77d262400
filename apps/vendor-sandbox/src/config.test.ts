import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  it("listens on the machine itself, and keeps nothing, unless told otherwise", () => {
    expect(readConfig({})).toEqual({ host: "127.0.0.1", port: 4401, dataDir: null });
    expect(readConfig({ SANDBOX_PORT: "0", SANDBOX_HOST: "::1", SANDBOX_DATA_DIR: "/data" })).toEqual({
      host: "::1",
      port: 0,
      dataDir: "/data",
    });
  });

  it.each(["", "x", "-1", "65536", "80.5"])("names SANDBOX_PORT when it is %j", (value) => {
    expect(() => readConfig({ SANDBOX_PORT: value })).toThrow(/SANDBOX_PORT/);
  });
});
