import { generateKeyPairSync, sign } from "node:crypto";
import { checkpointText, hashAuditEntry } from "@tonegraph/api-contract";
import { canonicalJson } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
});
afterAll(() => terminal.remove());

const WORKSPACE = "ws_default";

function chainOf(length: number) {
  const entries = [];
  let previousHash = "0".repeat(64);
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const details = { revision: sequence, größe: "ß", nested: { b: 1, a: [2] } };
    const body = {
      sequence,
      at: "2026-11-21T08:00:00.000Z",
      actor: "user_1",
      action: "flow.saved",
      flowId: null,
      previousHash,
    };
    const hash = hashAuditEntry(WORKSPACE, { ...body, details: canonicalJson(details) });
    entries.push({ ...body, details, hash });
    previousHash = hash;
  }
  return entries;
}

type Entries = ReturnType<typeof chainOf>;

function exportOf(entries: Entries, filters: Record<string, string> = {}) {
  const head = { sequence: 5, hash: chainOf(5)[4]?.hash ?? "" };
  return { workspaceId: WORKSPACE, exportedAt: "2026-11-21T09:00:00.000Z", head, filters, entries };
}

const without = (sequence: number): Entries => chainOf(5).filter((entry) => entry.sequence !== sequence);
const changed = (sequence: number): Entries =>
  chainOf(5).map((entry) => (entry.sequence === sequence ? { ...entry, actor: "user_2" } : entry));

const { privateKey, publicKey: signingKey } = generateKeyPairSync("ed25519");
const publicKey = signingKey.export({ format: "der", type: "spki" }).toString("base64");

function checkpointAt(sequence: number, hash = chainOf(5)[sequence - 1]?.hash ?? "") {
  const facts = { sequence, hash, at: "2026-11-21T08:30:00.000Z" };
  const signature = sign(null, Buffer.from(checkpointText(WORKSPACE, facts), "utf8"), privateKey).toString("base64");
  return { ...facts, keyId: "0123456789abcdef", signature };
}

describe("tonegraph audit verify --checkpoints", () => {
  it.each([
    ["what was signed", [checkpointAt(2), checkpointAt(4)], 0, "2 signed checkpoints fit."],
    ["a log that was written anew", [checkpointAt(2), checkpointAt(4, "f".repeat(64))], 1, "Entry 4 is not the one"],
    ["a forged checkpoint", [{ ...checkpointAt(2), sequence: 3 }], 1, "checkpoint at entry 3 is not right"],
    [
      "what was signed after the export",
      [checkpointAt(4), { ...checkpointAt(5), sequence: 90 }],
      0,
      "1 signed checkpoint",
    ],
  ])("%s", async (...[, signed, exitCode, words]) => {
    terminal.write("audit.json", { ...exportOf(chainOf(5)), publicKey });
    terminal.write("signed.ndjson", `${signed.map((line) => JSON.stringify(line)).join("\n")}\n`);
    const ended = await terminal.run(["audit", "verify", "audit.json", "--checkpoints", "signed.ndjson"]);
    expect(ended).toMatchObject({ exitCode, err: "" });
    expect(ended.out).toContain(words);
  });

  it("takes a log that begins behind a signature, and none that begins behind another one", async () => {
    const cut = { ...exportOf(chainOf(5).slice(2)), publicKey };
    terminal.write("cut.json", { ...cut, anchor: checkpointAt(2) });
    expect((await terminal.run(["audit", "verify", "cut.json"])).out).toContain("whole  3 entries");
    terminal.write("cut.json", { ...cut, anchor: { ...checkpointAt(2), signature: "AAAA" } });
    expect((await terminal.run(["audit", "verify", "cut.json"])).out).toContain("begins after entry 2");
    terminal.write("cut.json", cut);
    expect((await terminal.run(["audit", "verify", "cut.json"])).out).toContain("Entry 1 is missing");
  });

  it("says which line is no checkpoint", async () => {
    terminal.write("audit.json", { ...exportOf(chainOf(5)), publicKey });
    terminal.write("signed.ndjson", "{}\n");
    const ended = await terminal.run(["audit", "verify", "audit.json", "--checkpoints", "signed.ndjson"]);
    expect(ended.err).toContain("Line 1 is no signed checkpoint.");
  });
});

describe("tonegraph audit verify", () => {
  it.each([
    ["a whole log", exportOf(chainOf(5)), 0, "whole  5 entries: the chain is whole up to entry 5"],
    ["a changed entry", exportOf(changed(3)), 1, "broken  Entry 3 is not as it was written, or does not follow"],
    ["a removed entry", exportOf(without(2)), 1, "broken  Entry 2 is missing: the next one here is 3."],
    [
      "a log without its end",
      exportOf(without(5)),
      1,
      "broken  The log went up to entry 5 when it was exported; here it ends with 4.",
    ],
    ["a log without its entries", exportOf([]), 1, "here it ends with 0"],
    [
      "a filtered log",
      exportOf(without(2), { actor: "user_1" }),
      0,
      "each is as it was written. The export has filters",
    ],
    ["a changed entry of a filtered log", exportOf(changed(4), { actor: "user_1" }), 1, "broken  Entry 4 is not"],
  ])("%s", async (...[, file, exitCode, words]) => {
    terminal.write("audit.json", file);
    const { entries, ...about } = file;
    terminal.write("audit.ndjson", `${[about, ...entries].map((line) => JSON.stringify(line)).join("\n")}\n`);
    for (const name of ["audit.json", "audit.ndjson"]) {
      const ended = await terminal.run(["audit", "verify", name]);
      expect(ended).toMatchObject({ exitCode, err: "" });
      expect(ended.out).toContain(words);
    }
  });

  it.each([
    ["{", "This is no export of the audit log."],
    ["{}", "This is no export of the audit log."],
    [
      `${JSON.stringify(exportOf(chainOf(1))).replace(/,"entries.*/, "}")}\nnonsense\n`,
      "Line 2 is no entry of an audit log.",
    ],
  ])("cannot use %j", async (text, words) => {
    const ended = await terminal.run(["audit", "verify", "-"], { stdin: text });
    expect(ended).toMatchObject({ exitCode: 2, out: "" });
    expect(ended.err).toContain(`standard input: ${words}`);
  });
});
