import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const KEY = Buffer.alloc(32, 1).toString("base64");
const read = (environment: Record<string, string>) => readConfig({ TONEGRAPH_SECRET_KEY: KEY, ...environment });

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
  folders.push(folder);
  return folder;
}

describe("readConfig", () => {
  it("has a meaning for everything that is absent or empty", () => {
    const config = read({ PUBLIC_URL: "", DATABASE_URL: "" });
    expect(config.ok && config.value).toMatchObject({
      port: 4400,
      host: "127.0.0.1",
      dataDir: path.resolve("data"),
      databaseUrl: null,
      publicUrl: null,
      sandbox: false,
      sandboxPort: 4401,
      allowPrivateHosts: [],
      logLevel: "info",
    });
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["HOST", "a b"],
    ["DATA_DIR", "a\0b"],
    ["DATABASE_URL", "mysql://x"],
    ["DATABASE_URL", "localhost:5432"],
    ["PUBLIC_URL", "ftp://x"],
    ["PUBLIC_URL", "https://x/path"],
    ["PUBLIC_URL", "https://user@x"],
    ["TONEGRAPH_SECRET_KEY", "short"],
    ["TONEGRAPH_SECRET_KEY", Buffer.alloc(31).toString("base64")],
    ["TONEGRAPH_BOOTSTRAP_TOKEN", "not-one"],
    ["TONEGRAPH_BOOTSTRAP_TOKEN", "tg_short"],
    ["TONEGRAPH_SANDBOX", "yes"],
    ["SANDBOX_PORT", "x"],
    ["TONEGRAPH_ALLOW_PRIVATE_HOSTS", "http://x"],
    ["LOG_LEVEL", "loud"],
    ["TONEGRAPH_TEST_HOOKS", "1"],
    ["TONEGRAPH_CRASH_AT", "uploading"],
    ["TONEGRAPH_TEST_HURRY", "10"],
    ["TONEGRAPH_TEST_HURRY", "fast"],
  ])("refuses %s=%j and names it", (variable, value) => {
    const config = read({ [variable]: value });
    expect(config.ok || config.error.map((fault) => fault.variable)).toEqual([variable]);
    expect(config.ok || config.error.every((fault) => fault.message.length > 5)).toBe(true);
  });

  it("names every variable that is wrong at once", () => {
    const config = read({ PORT: "x", LOG_LEVEL: "loud", OIDC_ISSUER: "x" });
    expect(config.ok || config.error.map((fault) => fault.variable)).toEqual(["PORT", "LOG_LEVEL", "OIDC_ISSUER"]);
  });

  it.each(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLE_CLAIM"])(
    "refuses %s, because nothing would come of it",
    (variable) => {
      const config = read({ [variable]: "https://id.example" });
      expect(config.ok || config.error).toEqual([
        { variable, message: expect.stringContaining("OpenID Connect is not built yet") },
      ]);
      expect(read({ [variable]: "" }).ok).toBe(true);
    },
  );

  it("makes a secret key once, for its owner only", () => {
    const dataDir = path.join(newFolder(), "data");
    const first = readConfig({ DATA_DIR: dataDir });
    const second = readConfig({ DATA_DIR: dataDir });
    expect(first.ok && first.value.secretKey.length).toBe(32);
    expect(second.ok && first.ok && second.value.secretKey.equals(first.value.secretKey)).toBe(true);
    expect(statSync(path.join(dataDir, "secret-key")).mode & 0o777).toBe(0o600);
  });

  it("never replaces a secret key that it cannot read", () => {
    const dataDir = newFolder();
    writeFileSync(path.join(dataDir, "secret-key"), "damaged");
    const config = readConfig({ DATA_DIR: dataDir });
    expect(config.ok || config.error[0]?.variable).toBe("TONEGRAPH_SECRET_KEY");
    expect(readFileSync(path.join(dataDir, "secret-key"), "utf8")).toBe("damaged");
  });

  it("says when the data folder cannot be made", () => {
    const file = path.join(newFolder(), "file");
    writeFileSync(file, "");
    const config = readConfig({ DATA_DIR: path.join(file, "data") });
    expect(config.ok || config.error[0]).toMatchObject({ variable: "DATA_DIR" });
  });
});
