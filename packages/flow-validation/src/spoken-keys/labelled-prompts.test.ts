import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgeSpokenKeys, type MappedKey, type WrongKey } from "./judge-spoken-keys.ts";
import { readSpokenMenu } from "./read-spoken-menu.ts";
import type { SpokenKey } from "./spoken-key.ts";

/**
 * Prompts as administrators write them, each with the menu it stands in front of and what people find wrong with it.
 * The held-back part was written before the reader and is not looked at while the reader is made better: what is claimed
 * about the reader is measured there. A prompt whose failure was looked at goes to the development part, and a new one
 * takes its place.
 */
interface LabelledPrompt {
  readonly text: string;
  readonly menu: readonly MappedKey[];
  readonly keys: readonly string[];
  readonly wrong: readonly string[];
}

interface Figures {
  readonly right: number;
  readonly invented: number;
  readonly missed: number;
}

const LANGUAGES = ["en", "es", "de", "fr"] as const;

function promptsOf(language: string, part: string): LabelledPrompt[] {
  const file = readFileSync(new URL(`labelled/${language}.${part}.txt`, import.meta.url), "utf8");
  return file
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const lines = block.split("\n");
      const field = (name: string): string[] =>
        (lines.find((line) => line.startsWith(`${name}:`)) ?? "")
          .slice(name.length + 1)
          .split(name === "menu" ? "|" : /[ ,]+/);
      return {
        text: lines.filter((line) => !/^(?:note|menu|keys|wrong):/.test(line)).join("\n"),
        menu: field("menu").map((option) => ({ key: option.trim().charAt(0), names: [option.trim().slice(2)] })),
        keys: field("keys").filter((key) => key !== ""),
        wrong: (lines.at(-1) ?? "")
          .slice("wrong:".length)
          .split(",")
          .map((one) => one.trim())
          .filter((one) => one !== ""),
      };
    });
}

function wordsFor(wrong: WrongKey, spoken: readonly SpokenKey[], menu: readonly MappedKey[]): string {
  if (wrong.kind === "notSpoken") return `unspoken ${menu[wrong.mapped]?.key}`;
  return `${wrong.kind === "notMapped" ? "unmapped" : "other"} ${spoken[wrong.spoken]?.key}`;
}

function judged({ text, menu }: LabelledPrompt, language: string): { keys: string[]; wrong: Set<string> } {
  const spoken = readSpokenMenu(text, language);
  const wrong = judgeSpokenKeys(spoken, menu).map((one) => wordsFor(one, spoken.keys, menu));
  return { keys: spoken.keys.map(({ key }) => key), wrong: new Set(wrong) };
}

function figuresOf(prompts: readonly LabelledPrompt[], language: string): Figures {
  const all = prompts.map((prompt) => ({ expected: new Set(prompt.wrong), found: judged(prompt, language).wrong }));
  const count = (size: (one: (typeof all)[number]) => number): number => all.reduce((sum, one) => sum + size(one), 0);
  return {
    right: count(({ expected, found }) => [...expected].filter((one) => found.has(one)).length),
    invented: count(({ expected, found }) => [...found].filter((one) => !expected.has(one)).length),
    missed: count(({ expected, found }) => [...expected].filter((one) => !found.has(one)).length),
  };
}

function sum(all: readonly Figures[]): Figures {
  const add = (name: keyof Figures): number => all.reduce((total, figures) => total + figures[name], 0);
  return { right: add("right"), invented: add("invented"), missed: add("missed") };
}

function expectGood({ name, right, invented, missed }: Figures & { readonly name: string }): void {
  expect.soft(right / (right + invented), `precision, ${name}`).toBeGreaterThanOrEqual(0.97);
  expect.soft(right / (right + missed), `recall, ${name}`).toBeGreaterThanOrEqual(0.9);
}

function print({ name, right, invented, missed }: Figures & { readonly name: string }): void {
  const precision = (right / (right + invented)).toFixed(3);
  const recall = (right / (right + missed)).toFixed(3);
  const counts = `${right} found, ${invented} invented, ${missed} missed`;
  process.stdout.write(`wrong keys, held back, ${name}: precision ${precision}, recall ${recall} (${counts})\n`);
}

describe("the labelled prompts", () => {
  it.each(LANGUAGES)("are enough in %s", (language) => {
    const [development, heldBack] = [promptsOf(language, "development"), promptsOf(language, "held-back")];
    expect(heldBack.length).toBeGreaterThanOrEqual(25);
    expect(development.length + heldBack.length).toBeGreaterThanOrEqual(60);
  });

  it.each(LANGUAGES)("are all read right in the development part in %s", (language) => {
    for (const { text, keys, wrong, menu } of promptsOf(language, "development")) {
      const found = judged({ text, menu, keys, wrong }, language);
      expect({ text, keys: found.keys, wrong: [...found.wrong].sort() }).toEqual({
        text,
        keys,
        wrong: wrong.toSorted(),
      });
    }
  });

  it("reach precision 0.97 and recall 0.9 on wrong keys in the held-back part, in each language and in all", () => {
    const each = LANGUAGES.map((name) => ({ name, ...figuresOf(promptsOf(name, "held-back"), name) }));
    const all = [...each, { name: "all", ...sum(each) }];
    for (const figures of all) print(figures);
    for (const figures of all) expectGood(figures);
  });
});
