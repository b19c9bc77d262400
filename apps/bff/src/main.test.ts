import { Client } from "pg";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { newFlow } from "@tonegraph/flow-model";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { startProcess, type StartedProcess } from "./testing/start-process.ts";
import { startTestPostgres } from "./testing/test-database.ts";

// Processes and servers start here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TOKEN = "tg_process_test_token_0123456789";
const folders: string[] = [];
const started: StartedProcess[] = [];

function start(environment: Record<string, string>): StartedProcess {
  const one = startProcess({ PORT: "0", TONEGRAPH_BOOTSTRAP_TOKEN: TOKEN, ...environment });
  started.push(one);
  return one;
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
  folders.push(folder);
  return folder;
}

/** The link that was printed: its address and its token. */
async function readLink(one: StartedProcess): Promise<{ origin: string; token: string }> {
  const line = await one.nextLine();
  const parts = /^Open (http:\/\/127\.0\.0\.1:\d+)\/sign-in#token=([\w-]{43})$/.exec(line ?? "");
  if (!parts?.[1] || !parts[2]) throw new Error(`no link was printed: ${line ?? ""} ${one.errors()}`);
  await untilAtEase(parts[1]);
  return { origin: parts[1], token: parts[2] };
}

/** On a busy machine a process that has just begun turns requests away for a moment, because it lags. */
async function untilAtEase(origin: string): Promise<void> {
  const ask = () => fetch(`${origin}/api/me`).then(({ status }) => status);
  await expect.poll(ask, { timeout: 30_000 }).not.toBe(503);
}

async function call(origin: string, url: string, body?: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${origin}${url}`, {
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, text: await response.text() };
}

const FLOW = { ...newFlow({ name: "Kept" }), id: "flow_kept" };

afterEach(async () => {
  for (const one of started.splice(0)) if (one.child.exitCode === null) await one.stop("SIGKILL");
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the process", () => {
  const dataDir = newFolder();

  it("prints a link that signs in once, then a new one, and keeps drafts over a restart", async () => {
    const first = start({ DATA_DIR: dataDir, LOG_LEVEL: "debug" });
    const { origin, token } = await readLink(first);
    const signIn = () =>
      fetch(`${origin}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token }),
      });
    expect((await signIn()).status).toBe(200);
    expect((await signIn()).status).toBe(401);
    expect((await readLink(first)).token).not.toBe(token);
    expect((await call(origin, "/api/flows", FLOW)).status).toBe(201);
    expect(await first.stop()).toBe(0);
    for (const secret of [token, TOKEN, readFileSync(path.join(dataDir, "secret-key"), "utf8").trim()])
      expect(first.errors()).not.toContain(secret);

    const second = start({ DATA_DIR: dataDir });
    const again = await readLink(second);
    expect((await call(again.origin, "/api/flows/flow_kept")).status).toBe(200);
    expect(await second.stop("SIGINT")).toBe(0);
  });

  it("says where the vendor is played, where there is a sandbox", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => blocker.once("listening", resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    await new Promise((resolve) => blocker.close(resolve));
    const one = start({ DATA_DIR: newFolder(), TONEGRAPH_SANDBOX: "on", SANDBOX_PORT: port });
    await readLink(one);
    expect(await one.nextLine()).toBe(`Play the vendor at http://127.0.0.1:${port}/`);
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}/`).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 60_000 },
      )
      .toBe(true);
    expect(await one.stop()).toBe(0);
  });

  it("stays below 150 MB at rest", async () => {
    const one = start({ DATA_DIR: dataDir });
    await readLink(one);
    await expect.poll(() => residentMegabytes(one.child.pid), { timeout: 60_000, interval: 250 }).toBeLessThan(150);
  });

  it("refuses a data folder that another one has, and leaves that one alone", async () => {
    const first = start({ DATA_DIR: dataDir });
    const { origin } = await readLink(first);
    const second = start({ DATA_DIR: dataDir });
    expect(await second.exited).toBe(1);
    expect(second.errors()).toContain(`is in use by another Tonegraph (process ${first.child.pid})`);
    expect((await call(origin, "/health/ready")).status).toBe(200);
  });

  it("says that a port is in use", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => blocker.once("listening", resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const one = start({ DATA_DIR: dataDir, PORT: port });
    expect(await one.exited).toBe(1);
    blocker.close();
    expect(one.errors()).toContain(`PORT ${port} is in use on HOST 127.0.0.1`);
  });

  it("ends when its database ends, rather than serving errors", async () => {
    const one = start({ DATA_DIR: dataDir });
    await readLink(one);
    process.kill(
      Number(readFileSync(path.join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]),
      "SIGINT",
    );
    expect(await one.exited).toBe(1);
    expect(one.errors()).toContain("the embedded PostgreSQL ended");
  });

  it("says that the data folder is damaged", async () => {
    writeFileSync(path.join(dataDir, "postgres/cluster/PG_VERSION"), "12\n");
    const one = start({ DATA_DIR: dataDir });
    expect(await one.exited).toBe(1);
    expect(one.errors()).toContain("was made by PostgreSQL 12, these programs are 18.4");
  });
});

describe("the environment", () => {
  it.each([
    ["PORT", "many"],
    ["LOG_LEVEL", "loud"],
    ["TONEGRAPH_SECRET_KEY", "c2hvcnQ="],
    ["DATABASE_URL", "mysql://nowhere"],
  ])("stops the start when %s is %s, and names it", async (variable, value) => {
    const one = start({ DATA_DIR: newFolder(), [variable]: value });
    expect(await one.exited).toBe(2);
    expect(one.errors()).toMatch(new RegExp(`^${variable} must be `));
    expect(one.errors().trim().split("\n")).toHaveLength(1);
  });

  it("stops the start when TONEGRAPH_PG_BIN holds no programs", async () => {
    const one = start({ DATA_DIR: newFolder(), TONEGRAPH_PG_BIN: "/nonexistent" });
    expect(await one.exited).toBe(1);
    expect(one.errors()).toContain("TONEGRAPH_PG_BIN: /nonexistent has no program initdb");
  });

  it("stops the start when nothing answers at DATABASE_URL, without telling its password", async () => {
    const one = start({ DATA_DIR: newFolder(), DATABASE_URL: "postgres://user:pass-in-url@127.0.0.1:1/x" });
    expect(await one.exited).toBe(1);
    expect(one.errors()).toContain("DATABASE_URL: the server cannot be used");
    expect(one.errors()).not.toContain("pass-in-url");
  });
});

describe("DATABASE_URL", () => {
  it("is used instead of the embedded server, by several processes at once: what one revokes ends at the others", async () => {
    const { connection, stop } = await startTestPostgres();
    const { host, user, password, database } = connection;
    const url = `postgres://${user}:${String(password)}@/${database}?host=${encodeURIComponent(String(host))}`;
    const [dataDir, key] = [newFolder(), Buffer.alloc(32, 9).toString("base64")];
    const both = [1, 2].map(() => start({ DATA_DIR: dataDir, DATABASE_URL: url, TONEGRAPH_SECRET_KEY: key }));
    const links = await Promise.all(both.map(readLink));
    expect((await call(links[0]?.origin ?? "", "/api/flows", FLOW)).status).toBe(201);
    expect((await call(links[1]?.origin ?? "", "/api/flows/flow_kept")).status).toBe(200);
    await expectRevokedAtOthers(links);
    expect(await (await fetch(`${links[0]?.origin}/health/ready`)).json()).toEqual({
      status: "ready",
      checks: { storage: "ok" },
    });
    const owner = new Client(connection);
    await owner.connect();
    const { rows } = await owner.query(
      "select distinct usename from pg_stat_activity where application_name = 'tonegraph'",
    );
    await owner.end();
    // Not the role that was given, which owns the tables and could change the audit log.
    expect(rows).toEqual([{ usename: `${database}_app` }]);
    expect(await Promise.all(both.map((one) => one.stop()))).toEqual([0, 0]);
    await stop();
  });
});

interface Link {
  readonly origin: string;
  readonly token: string;
}

/** A session and an API token, each known to both processes, are ended at the first one; the second one refuses them, too. */
async function expectRevokedAtOthers([here, there]: readonly Link[]): Promise<void> {
  if (here === undefined || there === undefined) throw new Error("there are two processes");
  const own = { "content-type": "application/json", "x-tonegraph-request": "1" };
  const body = JSON.stringify({ token: here.token });
  const signedIn = await fetch(`${here.origin}/api/session`, { method: "POST", headers: own, body });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const asked = { name: "Seen by both", role: "viewer" };
  const made: unknown = JSON.parse((await call(here.origin, "/api/tokens", asked)).text);
  const { id, token } = z.object({ id: z.string(), token: z.string() }).parse(made);
  const people = [{ cookie }, { authorization: `Bearer ${token}` }];
  const seen = ({ origin }: Link) =>
    Promise.all(people.map(async (headers) => (await fetch(`${origin}/api/me`, { headers })).status));
  expect([await seen(here), await seen(there)]).toEqual([
    [200, 200],
    [200, 200],
  ]);
  await fetch(`${here.origin}/api/session`, { method: "DELETE", headers: { ...own, cookie } });
  await fetch(`${here.origin}/api/tokens/${id}`, { method: "DELETE", headers: { authorization: `Bearer ${TOKEN}` } });
  expect(await seen(here)).toEqual([401, 401]);
  await expect.poll(() => seen(there), { timeout: 30_000, interval: 50 }).toEqual([401, 401]);
}

function residentMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid ?? "self"}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
