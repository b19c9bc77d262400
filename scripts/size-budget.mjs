// How much compressed JavaScript a person loads: everything index.html pulls in at once, then with the canvas.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { rootDir } from "./bootstrap/paths.mjs";

const FIRST_LOAD_LIMIT_KB = 350;
const WITH_CANVAS_LIMIT_KB = 500;
const distDir = path.join(rootDir, "apps", "designer", "dist");

/**
 * Measures the built designer against the budget. The canvas is the chunk that holds React Flow, with what it
 * imports statically; sizes are gzip, 1 kB = 1,000 bytes.
 */
export function checkSizeBudget() {
  const chunks = readChunks();
  const first = closure(entryChunks(), chunks);
  const canvas = [...chunks].filter(([, chunk]) => /react-flow__/.test(chunk.code)).map(([name]) => name);
  if (canvas.length === 0)
    return { ok: false, words: "No chunk of the built designer holds the canvas: the size is unknown." };
  const withCanvas = closure([...first, ...canvas, ...importersOf(canvas, chunks)], chunks);
  const firstKb = kilobytes(first, chunks);
  const canvasKb = kilobytes(withCanvas, chunks);
  return {
    ok: firstKb <= FIRST_LOAD_LIMIT_KB && canvasKb <= WITH_CANVAS_LIMIT_KB,
    words:
      `JavaScript compressed: first load ${firstKb.toFixed(0)} kB (limit ${FIRST_LOAD_LIMIT_KB}), ` +
      `with the canvas ${canvasKb.toFixed(0)} kB (limit ${WITH_CANVAS_LIMIT_KB})`,
  };
}

function readChunks() {
  const folder = path.join(distDir, "assets");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".js")) : [];
  return new Map(names.map((name) => [name, describeChunk(name, readFileSync(path.join(folder, name), "utf8"))]));
}

function describeChunk(name, code) {
  const bytes = gzipSync(code, { level: 9 }).length;
  const named = (pattern) => [...code.matchAll(pattern)].map((match) => path.posix.basename(match[1]));
  return {
    bytes,
    code,
    imports: named(/(?:from|^import|[;}]import)\s*["']\.\/([^"']+\.js)["']/gm),
    isWorker: /[-.]worker[-.]/i.test(name),
  };
}

function entryChunks() {
  const html = readFileSync(path.join(distDir, "index.html"), "utf8");
  return [...html.matchAll(/(?:src|href)="[^"]*\/([^"/]+\.js)"/g)].map((match) => match[1]);
}

function importersOf(targets, chunks) {
  return [...chunks]
    .filter(([, { imports, isWorker }]) => !isWorker && imports.some((name) => targets.includes(name)))
    .map(([name]) => name);
}

function closure(names, chunks) {
  const reached = new Set();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name) || !chunks.has(name)) continue;
    reached.add(name);
    waiting.push(...chunks.get(name).imports);
  }
  return reached;
}

function kilobytes(names, chunks) {
  return [...names].reduce((sum, name) => sum + chunks.get(name).bytes, 0) / 1000;
}
