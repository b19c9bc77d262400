// The accounts of all dialects: in memory, and with a data folder also on disk. A change is on disk (whole, or not at
// all) before its request is answered.
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "@tonegraph/flow-model";
import type { DialectSandbox } from "@tonegraph/vendor-kit";

/** One dialect's account. */
export interface Account {
  readonly sandbox: DialectSandbox;
  read(): Json;
  /** Changes the state; the change is visible at once. */
  write(state: Json): void;
  /** Resolves when everything written so far is on disk. */
  saved(): Promise<void>;
}

/** Opens an account: from its file if there is one, else a fresh one. A file that is damaged is an error, never a fresh start. */
export async function openAccount(sandbox: DialectSandbox, dataDir: string | null): Promise<Account> {
  if (dataDir === null) return memoryAccount(sandbox);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, `${sandbox.id}.json`);
  let state = (await readState(file, sandbox)) ?? sandbox.initialState();
  let written: Json | undefined;
  let saving: Promise<void> = Promise.resolve();
  const save = async (): Promise<void> => {
    if (written === state) return;
    const snapshot = state;
    await replaceFile(file, JSON.stringify(snapshot));
    written = snapshot;
  };
  return {
    sandbox,
    read: () => state,
    write: (next) => {
      state = next;
    },
    saved: () => {
      saving = saving.then(save, save);
      return saving;
    },
  };
}

function memoryAccount(sandbox: DialectSandbox): Account {
  let state = sandbox.initialState();
  return {
    sandbox,
    read: () => state,
    write: (next) => {
      state = next;
    },
    saved: async () => {},
  };
}

async function readState(file: string, sandbox: DialectSandbox): Promise<Json | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const state: Json = JSON.parse(text);
    // Listing reads the whole state, so a file of another form is found here and not in the middle of a request.
    sandbox.listFlows(state);
    return state;
  } catch (cause) {
    throw new Error(`The sandbox's file ${file} is damaged. Move it away to start with a fresh account.`, { cause });
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await open(temporary, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
