import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** A limit for the compressed JavaScript of some entries with everything that they load at once. */
export interface SizeBudget {
  readonly label: string;
  readonly entries: readonly string[];
  readonly limitKb: number;
}

/** The part of a built chunk that decides what is loaded with it. */
export interface BuiltChunk {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  /** The source that the chunk was made for, relative to the project's root; null for shared chunks. */
  readonly source: string | null;
}

/** Kilobytes (1,000 bytes) of gzip that a browser loads for these entries; null names an entry that was not built. */
export function loadedKb(chunks: readonly BuiltChunk[], entries: readonly string[]): number | null {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set<BuiltChunk>();
  const visit = (chunk: BuiltChunk | undefined): void => {
    if (chunk === undefined || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) visit(byName.get(name));
  };
  for (const entry of entries) {
    const chunk = chunks.find((candidate) => candidate.source === entry);
    if (chunk === undefined) return null;
    visit(chunk);
  }
  return [...loaded].reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0) / 1000;
}

/** Prints the compressed size of each budget's entries and fails the build above a limit. Source: the size goals in docs. */
export function sizeBudget(options: { readonly budgets: readonly SizeBudget[] }): Plugin {
  let root = "";
  return {
    name: "tonegraph-size-budget",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_output, bundle) {
      const chunks = Object.values(bundle).flatMap((part): BuiltChunk[] => {
        if (part.type !== "chunk") return [];
        const source = part.facadeModuleId?.replace(`${root}/`, "") ?? null;
        return [{ fileName: part.fileName, code: part.code, imports: part.imports, source }];
      });
      for (const budget of options.budgets) {
        const size = loadedKb(chunks, budget.entries);
        if (size === null) this.error(`size budget: ${budget.entries.join(" or ")} is no chunk of its own any more`);
        const line = `JavaScript ${budget.label}: ${size.toFixed(1)} kB compressed of ${budget.limitKb} kB`;
        if (size > budget.limitKb) this.error(line);
        this.info(line);
      }
    },
  };
}
