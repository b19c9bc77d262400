// Measures how long espeak-ng speaks the prompts in src/__fixtures__ and writes the seconds there; with --fit it fits the
// rates to the prompts that are not held back and prints them. From the root: node packages/caller-time/scripts/measure-espeak.ts
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { speechFeatures } from "../src/speech/speech-features.ts";
import { speechLanguage } from "../src/speech/speech-languages.ts";
import { fitRates } from "./fit-rates.ts";

interface Measured {
  readonly language: string;
  readonly engine: string;
  readonly voice: string;
  readonly wordsPerMinute: number;
  readonly silenceBelow: number;
  readonly prompts: readonly { readonly text: string; readonly seconds: number; readonly heldBack: boolean }[];
}

const LANGUAGES = ["en", "es", "de", "fr"];
/** Samples at most this loud (of 32,767) before the first and behind the last louder one are not counted. */
const SILENCE_BELOW = 60;

const refit = process.argv.includes("--fit");
const version = run(["--version"]).toString().split("\n")[0]?.split("  Data at")[0]?.trim() ?? "";

for (const language of LANGUAGES) {
  const file = path.join(import.meta.dirname, "..", "src", "__fixtures__", `espeak-${language}.json`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file
  const before = JSON.parse(readFileSync(file, "utf8")) as Measured;
  const prompts = refit
    ? before.prompts
    : before.prompts.map((prompt) => ({ ...prompt, seconds: secondsOf(prompt.text, before) }));
  if (!refit)
    writeFileSync(
      file,
      `${JSON.stringify({ ...before, engine: version, silenceBelow: SILENCE_BELOW, prompts }, null, 2)}\n`,
    );
  const speech = speechLanguage(language);
  const fitted = fitRates(
    prompts
      .filter(({ heldBack }) => !heldBack)
      .map(({ text, seconds }) => ({ features: speechFeatures(text, speech), seconds })),
  );
  process.stdout.write(`${language} ${JSON.stringify(fitted)}\n`);
}

function secondsOf(text: string, { voice, wordsPerMinute }: Measured): number {
  const wave = run(["-v", voice, "-s", String(wordsPerMinute), "--stdout", "--", text]);
  const rate = wave.readUInt32LE(24);
  const samples = new Int16Array(
    wave.buffer.slice(wave.byteOffset + 44, wave.byteOffset + wave.length - (wave.length % 2)),
  );
  const loud = (sample: number): boolean => Math.abs(sample) > SILENCE_BELOW;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  return first < 0 ? 0 : Math.round(((last - first + 1) / rate) * 1000) / 1000;
}

function run(args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync("espeak-ng", [...args], { maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`espeak-ng ${args.join(" ")}: ${error?.message ?? stderr.toString()}`);
  return stdout;
}
