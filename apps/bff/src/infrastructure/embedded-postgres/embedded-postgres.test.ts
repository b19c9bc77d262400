import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded-postgres.ts";
import { isAlive } from "./folder-lock.ts";

// Processes and servers start here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
let template = "";
const KEY = Buffer.alloc(32, 7);

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
  folders.push(folder);
  return folder;
}

/** A folder with a database that was made before: each test has its own, and only one waits for initdb. */
function madeFolder(): string {
  const folder = newFolder();
  const copied = spawnSync("cp", ["-a", `${template}/postgres`, folder]);
  if (copied.status !== 0) throw new Error(copied.stderr.toString());
  return folder;
}

async function start(dataDir: string, more: { programs?: string; secretKey?: Buffer } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir,
    programs: null,
    secretKey: KEY,
    onLine: () => undefined,
    ...more,
  });
  servers.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<string> {
  const client = new Client(server.connection);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return String(Object.values(rows[0] ?? {})[0]);
  } finally {
    await client.end();
  }
}

const postmaster = (dataDir: string) =>
  Number(readFileSync(path.join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);

beforeAll(async () => {
  template = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
  const server = await startEmbeddedPostgres({
    dataDir: template,
    programs: null,
    secretKey: KEY,
    onLine: () => undefined,
  });
  await server.stop();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("startEmbeddedPostgres", () => {
  it("makes a database on the first start and finds it again on the second", async () => {
    const folder = newFolder();
    const first = await start(folder);
    await ask(first, "create table kept as select 42 as answer");
    await first.stop();
    const second = await start(folder);
    expect(await ask(second, "select answer from kept")).toBe("42");
    expect(first.version).toMatch(/^18\./);
  });

  it("is set up as promised: no TCP, scram, checksums, fsync, C.UTF-8, a private socket", async () => {
    const folder = madeFolder();
    const server = await start(folder);
    const settings: [string, string][] = [
      ["listen_addresses", ""],
      ["data_checksums", "on"],
      ["fsync", "on"],
      ["shared_buffers", "32MB"],
      ["max_connections", "30"],
      ["unix_socket_permissions", "0700"],
    ];
    for (const [name, value] of settings)
      expect(`${name}=${await ask(server, `show ${name}`)}`).toBe(`${name}=${value}`);
    expect(await ask(server, "select datlocale from pg_database where datname = current_database()")).toBe("C.UTF-8");
    const rules = readFileSync(path.join(folder, "postgres/cluster/pg_hba.conf"), "utf8").split("\n");
    const methods = rules
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.trim().split(/\s+/).at(-1));
    expect(new Set(methods)).toEqual(new Set(["scram-sha-256"]));
    expect(statSync(String(server.connection.host)).mode & 0o777).toBe(0o700);
  });

  it("leaves no password in the data folder and no socket folder behind", async () => {
    const folder = madeFolder();
    const server = await start(folder);
    const password = String(server.connection.password);
    const files = readdirSync(path.join(folder, "postgres"), { recursive: true, encoding: "utf8" })
      .map((name) => path.join(folder, "postgres", name))
      .filter((file) => !file.includes("/lib/") && statSync(file).isFile());
    expect(files.filter((file) => readFileSync(file).includes(password))).toEqual([]);
    await server.stop();
    expect(existsSync(String(server.connection.host))).toBe(false);
  });

  it("refuses a wrong password", async () => {
    const server = await start(madeFolder());
    const client = new Client({ ...server.connection, password: "wrong" });
    await expect(client.connect()).rejects.toThrow("password authentication failed");
  });

  it("refuses a second server on the same folder and says who has it", async () => {
    const folder = madeFolder();
    const server = await start(folder);
    await expect(start(folder)).rejects.toThrow(`is in use by another Tonegraph (process ${process.pid})`);
    expect(await ask(server, "select 1")).toBe("1");
  });

  it("takes over a lock whose process is gone", async () => {
    const folder = madeFolder();
    writeFileSync(path.join(folder, "tonegraph.lock"), "4194000 1\n");
    expect(await ask(await start(folder), "select 1")).toBe("1");
  });

  it("does not run the server as root", async () => {
    const folder = madeFolder();
    await start(folder);
    expect(statSync(`/proc/${postmaster(folder)}`).uid).not.toBe(0);
  });

  it("tells when the server ends by itself", async () => {
    const folder = madeFolder();
    const server = await start(folder);
    process.kill(postmaster(folder), "SIGINT");
    expect(await server.ended).toBe(0);
    expect(isAlive(postmasterOr(folder))).toBe(false);
  });

  it.each(["PG_VERSION", "global/pg_control", "pg_wal"])(
    "says that a database without %s is damaged, and touches nothing",
    async (part) => {
      const folder = madeFolder();
      const place = path.join(folder, "postgres/cluster", part);
      rmSync(place, { recursive: true });
      await expect(start(folder)).rejects.toThrow(`is damaged: ${part} is missing`);
      expect(existsSync(place)).toBe(false);
    },
  );

  it("passes on what PostgreSQL says about a damaged file", async () => {
    const folder = madeFolder();
    writeFileSync(path.join(folder, "postgres/cluster/global/pg_control"), Buffer.alloc(8192));
    await expect(start(folder)).rejects.toThrow(/could not start on .* It said: FATAL: .*PG_CONTROL_VERSION/s);
  });

  it("names the key when it is not the one the folder was made with", async () => {
    const folder = madeFolder();
    await expect(start(folder, { secretKey: Buffer.alloc(32, 8) })).rejects.toThrow(
      "TONEGRAPH_SECRET_KEY is not the key",
    );
    expect(await ask(await start(folder), "select 1")).toBe("1");
  });

  it("starts over when a first start was interrupted", async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, "postgres/cluster.new"), { recursive: true });
    writeFileSync(path.join(folder, "postgres/initial-password"), "left behind");
    expect(await ask(await start(folder), "select 1")).toBe("1");
    expect(existsSync(path.join(folder, "postgres/initial-password"))).toBe(false);
  });

  it("works below a folder that is private to us", async () => {
    const dataDir = path.join(newFolder(), "data");
    const server = await start(dataDir);
    expect(await ask(server, "select 1")).toBe("1");
    folders.push(realpathSync(path.join(dataDir, "postgres")));
  });

  it("runs the programs of TONEGRAPH_PG_BIN", async () => {
    const bin = path.join(newFolder(), "bin");
    const native = path.resolve(
      path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
      "../native/bin",
    );
    const folder = madeFolder();
    mkdirSync(bin);
    for (const program of ["initdb", "postgres"]) {
      const script = `#!/bin/sh\nexport LD_LIBRARY_PATH='${folder}/postgres/lib'\nexec '${native}/${program}' "$@"\n`;
      writeFileSync(path.join(bin, program), script, { mode: 0o755 });
    }
    for (const place of [path.dirname(bin), folder]) chmodSync(place, 0o755);
    chmodSync(path.join(folder, "postgres"), 0o755);
    expect(await ask(await start(newFolder(), { programs: bin }), "select 1")).toBe("1");
  });

  it("says which program TONEGRAPH_PG_BIN lacks", async () => {
    await expect(start(newFolder(), { programs: "/tmp" })).rejects.toThrow(
      "TONEGRAPH_PG_BIN: /tmp has no program initdb",
    );
  });
});

function postmasterOr(dataDir: string): number {
  return existsSync(path.join(dataDir, "postgres/cluster/postmaster.pid")) ? postmaster(dataDir) : -1;
}
