import type { InputFailure } from "./input-failure.ts";

const WORDS: Readonly<Record<string, InputFailure>> = {
  ENOENT: { code: "not-found", message: "This file does not exist." },
  ENOTDIR: { code: "not-found", message: "This file does not exist." },
  EACCES: {
    code: "not-readable",
    message: "You may not read this file. Ask for permission, or run as somebody who may.",
  },
  EPERM: {
    code: "not-readable",
    message: "You may not read this file. Ask for permission, or run as somebody who may.",
  },
  EISDIR: { code: "not-readable", message: "This is a folder, not a file." },
  ELOOP: { code: "not-readable", message: "This link leads round in a circle." },
  ENAMETOOLONG: { code: "not-found", message: "This name is longer than a file name can be." },
};

/** Puts an error of the file system into words; what is no such error is a bug and thrown on. */
export function readingFailure(error: unknown): InputFailure {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
  return WORDS[error.code] ?? { code: "not-readable", message: `This file cannot be read (${error.code}).` };
}
