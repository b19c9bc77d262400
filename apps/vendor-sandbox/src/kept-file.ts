// One value in a file: whole, or not at all.
import { open, readFile, rename } from "node:fs/promises";

/** Reads a kept value, or null where there is no file. A damaged file is an error, never a fresh start. */
export async function readKept<Value>(file: string, parse: (value: unknown) => Value): Promise<Value | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`The sandbox's file ${file} is damaged. Move it away to start with a fresh account.`, { cause });
  }
}

/** Replaces a file by a value as JSON; only its owner may read it. */
export async function writeKept(file: string, value: unknown): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await open(temporary, "w", 0o600);
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
