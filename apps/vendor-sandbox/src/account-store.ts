// The accounts of all dialects with their callers: in memory, and with a data folder also on disk. A change is on disk
// (whole, or not at all) before its request is answered.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { jsonSchema, type Json } from "@tonegraph/flow-model";
import type { DialectSandbox } from "@tonegraph/vendor-kit";
import { callersSchema, createDialectCallers, type DialectCallers } from "./callers/dialect-callers.ts";
import { readKept, writeKept } from "./kept-file.ts";
import type { SandboxClock } from "./sandbox-clock.ts";

/** One dialect's account. */
export interface Account {
  readonly sandbox: DialectSandbox;
  readonly callers: DialectCallers;
  read(): Json;
  /** Changes the state; the change is visible at once, to callers too. */
  write(state: Json): void;
  /** Resolves when everything written so far is on disk. */
  saved(): Promise<void>;
}

/** Where accounts are kept (null: in memory only), and the time that their callers live in. */
export interface AccountPlace {
  readonly dataDir: string | null;
  readonly clock: Pick<SandboxClock, "now">;
}

/** Opens an account: from its files if there are any, else a fresh one. A file that is damaged is an error, never a fresh start. */
export async function openAccount(sandbox: DialectSandbox, { dataDir, clock }: AccountPlace): Promise<Account> {
  if (dataDir !== null) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const files = dataDir === null ? null : filesOf(dataDir, sandbox.id);
  const kept = files && (await readKept(files.account, (value) => stateOf(value, sandbox)));
  const callers = createDialectCallers(sandbox, files && (await readKept(files.callers, callersSchema.parse)));
  let state = kept ?? sandbox.initialState();
  const write = (next: Json): void => {
    state = next;
    callers.notice(next, clock.now());
  };
  write(state);
  const saved = files === null ? async () => {} : savesTo(files, { state: () => state, callers });
  return { sandbox, callers, read: () => state, write, saved };
}

interface Files {
  readonly account: string;
  readonly callers: string;
}

function filesOf(dataDir: string, id: string): Files {
  return { account: join(dataDir, `${id}.json`), callers: join(dataDir, `${id}.callers.json`) };
}

// One write at a time; what is the same as before is not written again.
function savesTo(
  files: Files,
  { state, callers }: { readonly state: () => Json; readonly callers: DialectCallers },
): () => Promise<void> {
  const written: { state?: Json; population?: unknown; history?: unknown } = {};
  let saving: Promise<void> = Promise.resolve();
  const save = async (): Promise<void> => {
    const [present, { population, history }] = [state(), callers.read()];
    if (written.state !== present) await writeKept(files.account, present);
    written.state = present;
    if (written.population === population && written.history === history) return;
    await writeKept(files.callers, { population, history });
    Object.assign(written, { population, history });
  };
  return () => {
    saving = saving.then(save, save);
    return saving;
  };
}

// Listing reads the whole state, so a file of another form is found here and not in the middle of a request.
function stateOf(value: unknown, sandbox: DialectSandbox): Json {
  const state = jsonSchema.parse(value);
  sandbox.listFlows(state);
  return state;
}
