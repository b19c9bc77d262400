import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forTests, withoutPackageManagerNoise } from "../../../scripts/bootstrap/clean-environment.mjs";
import { portIsFree } from "../../../scripts/bootstrap/port-is-free.mjs";
import { clearStamp, hashInputs, isFresh, writeStamp } from "../../../scripts/bootstrap/stamp.mjs";
import { findBrowser } from "../../../scripts/find-browser.mjs";
import { countResults, type VitestReport } from "../../../scripts/gate/count-results.mjs";
import { afterSecondTry, filesForSecondTry } from "../../../scripts/gate/second-try.mjs";
import { rootDir } from "./workspace.ts";

describe("withoutPackageManagerNoise", () => {
  it("drops what npm adds and keeps what reaches the registry and the product", () => {
    const cleaned = withoutPackageManagerNoise({
      PATH: "/bin",
      PORT: "4400",
      npm_config_nodedir: "/usr",
      npm_config_yes: "",
      npm_lifecycle_event: "start",
      npm_package_name: "tonegraph",
      NPM_CONFIG_CAFILE: "/ca.pem",
      npm_config_https_proxy: "http://proxy",
      npm_config_userconfig: "/home-folder/.npmrc",
    });
    expect(Object.keys(cleaned).toSorted()).toEqual([
      "NPM_CONFIG_CAFILE",
      "PATH",
      "PORT",
      "npm_config_https_proxy",
      "npm_config_userconfig",
    ]);
  });
});

describe("forTests", () => {
  it("keeps somebody's installation out of the tests", () => {
    const cleaned = forTests({
      PATH: "/bin",
      PORT: "4400",
      DATABASE_URL: "postgres://production",
      DATA_DIR: "/data",
      TONEGRAPH_SECRET_KEY: "secret",
      OIDC_ISSUER: "https://issuer",
      NODE_ENV: "production",
      TONEGRAPH_PG_BIN: "/usr/lib/postgresql/bin",
    });
    expect(cleaned).toEqual({ PATH: "/bin", TONEGRAPH_PG_BIN: "/usr/lib/postgresql/bin" });
  });
});

describe("portIsFree", () => {
  let server: net.Server;
  let port: number;
  beforeEach(async () => {
    server = net.createServer();
    await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it("says no while something listens and yes afterwards", async () => {
    expect(await portIsFree(port, "127.0.0.1")).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await portIsFree(port, "127.0.0.1")).toBe(true);
  });

  it.each(["PORT", "SANDBOX_PORT"])("makes npm start name %s when it is taken", (variable) => {
    const other = variable === "PORT" ? { SANDBOX_PORT: "0" } : { PORT: "0" };
    const started = spawnSync(process.execPath, [path.join(rootDir, "scripts/start.mjs")], {
      env: { ...forTests(), ...other, [variable]: String(port) },
      encoding: "utf8",
    });
    expect(started.status).toBe(1);
    expect(started.stderr).toBe(
      `Port ${port} is already in use, perhaps by another Tonegraph. ` +
        `Stop that program, or choose another port: ${variable}=${port + 100} npm start\n`,
    );
  });
});

describe("a stamp", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-stamp-"));
  });
  afterEach(() => {
    clearStamp("bootstrap-test");
    rmSync(folder, { recursive: true, force: true });
  });

  it("changes with the content and the name of a source, not with its tests", () => {
    writeFileSync(path.join(folder, "a.ts"), "1");
    const first = hashInputs([folder]);
    writeFileSync(path.join(folder, "a.test.ts"), "1");
    expect(hashInputs([folder])).toBe(first);
    writeFileSync(path.join(folder, "a.ts"), "2");
    const second = hashInputs([folder]);
    writeFileSync(path.join(folder, "b.ts"), "2");
    expect(new Set([first, second, hashInputs([folder])]).size).toBe(3);
  });

  it("is fresh for the same inputs only, until it is cleared", () => {
    writeStamp("bootstrap-test", "one");
    expect([isFresh("bootstrap-test", "one"), isFresh("bootstrap-test", "two")]).toEqual([true, false]);
    clearStamp("bootstrap-test");
    expect(isFresh("bootstrap-test", "one")).toBe(false);
  });
});

describe("findBrowser", () => {
  it("refuses a CHROME_PATH that is no program instead of taking another", async () => {
    expect(await findBrowser({ CHROME_PATH: "/no/such/program" })).toEqual({
      ok: false,
      reason: "CHROME_PATH names /no/such/program, which is not a program. Correct it or leave it out.",
    });
  });

  it("finds a browser on the PATH", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-browser-"));
    const program = path.join(folder, "google-chrome");
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 });
    expect(await findBrowser({ PATH: folder })).toEqual({ ok: true, path: program });
    rmSync(folder, { recursive: true });
  });
});

const passedTest = { status: "passed", fullName: "works" };
const clean: VitestReport = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: "a.test.ts", status: "passed", assertionResults: [passedTest] }],
};

describe("countResults", () => {
  const notLoaded = { name: "b.test.ts", status: "failed", assertionResults: [] };

  it.each([
    ["all passed", clean, 0, 0],
    ["one failed", { ...clean, numFailedTests: 1 }, 1, 1],
    ["one skipped, one to do", { ...clean, numPendingTests: 1, numTodoTests: 1 }, 0, 2],
    ["a file did not load", { ...clean, testResults: [notLoaded] }, 1, 1],
    ["an error outside any test", clean, 1, 1],
  ] as const)("%s", (...[, report, exitCode, failed]) => {
    expect(countResults(report, exitCode)).toEqual({ passed: 5, failed });
  });
});

describe("the second try", () => {
  const failing = (...names: string[]): VitestReport => ({
    ...clean,
    numFailedTests: names.length,
    testResults: names.map((name) => ({
      name: path.resolve(`${name}.test.ts`),
      status: "failed",
      assertionResults: [{ status: "failed", fullName: name, failureMessages: ["expected 1"] }],
    })),
  });
  const tried = (report: VitestReport, failed: number) => filesForSecondTry(report, { passed: 5, failed });

  it.each([
    ["the file of a failed test", failing("a"), 1, ["a.test.ts"]],
    ["nothing where all passed", clean, 0, []],
    ["nothing where much failed", failing("a", "b", "c", "d"), 4, []],
    ["nothing where more is wrong than failed tests", failing("a"), 2, []],
  ])("takes %s", (...[, report, failed, files]) => {
    expect(tried(report, failed)).toEqual(files);
  });

  it("counts and names what passed alone, and keeps what failed again", () => {
    const report = failing("a", "b");
    const after = afterSecondTry({ report, result: { passed: 5, failed: 2 } }, failing("b"), { passed: 1, failed: 1 });
    expect(after).toMatchObject({ passed: 6, failed: 1, failures: [{ test: "b" }], unsteady: [{ test: "a" }] });
  });

  it("believes no second run that broke down", () => {
    const report = failing("a");
    const after = afterSecondTry({ report, result: { passed: 5, failed: 1 } }, clean, { passed: 0, failed: 1 });
    expect(after).toMatchObject({ passed: 5, failed: 1, unsteady: [] });
  });
});
