import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startDialectDrill, type DialectDrill } from "../../testing/dialect-crash-drill.ts";
import type { DialectPoint } from "../../testing/drilled-places.ts";
import { startSandboxChild, type SandboxChild } from "../../testing/sandbox-child.ts";

const DRILL_TIMEOUT_MS = 120_000;
/** Leases and deadlines of some two seconds. */
const HURRY = 8;
let sandbox: SandboxChild;
let drill: DialectDrill;
beforeAll(async () => {
  sandbox = await startSandboxChild();
  const connection = inject("postgres");
  if (connection === undefined) throw new Error("the run has no database server");
  const database = `drill_${process.pid}`;
  drill = await startDialectDrill({ connection, database, sandboxUrl: sandbox.url, hurry: HURRY });
}, DRILL_TIMEOUT_MS);
afterAll(async () => {
  await drill.close();
  await sandbox.stop();
});

const POINTS: readonly DialectPoint[] = [
  { dialect: "cxone-ivr-menus", publishes: "second", undone: false, crashAt: "uploading:after" },
  { dialect: "cxone-flow-connections", publishes: "first", undone: false, crashAt: "registering:before" },
  { dialect: "cxone-flow-steps", publishes: "second", undone: false, crashAt: "uploading:after" },
  { dialect: "cxone-campaign-rules", publishes: "first", undone: false, crashAt: "uploading:after" },
  { dialect: "genesys-menu-flows", publishes: "second", undone: true, crashAt: "rollingBack:after" },
];

// The short form: one place of each dialect and of each kind. `scripts/drill-every-dialect.ts` goes through all of them.
describe("a process that is killed", () => {
  it.each(POINTS)(
    "at $crashAt of a $publishes publish to $dialect converges (undone: $undone)",
    async (point) => {
      expect(await drill.run(point)).toMatchObject({ wasKilled: true, faults: [] });
    },
    DRILL_TIMEOUT_MS,
  );
});
