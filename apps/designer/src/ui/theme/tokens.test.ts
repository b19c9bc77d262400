import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const [lightPart = "", darkPart = ""] = css.split(':root[data-mantine-color-scheme="dark"]');
const light = colours(lightPart);
const schemes = { light, dark: { ...light, ...colours(darkPart) } };

function colours(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

// Source: WCAG 2.2, relative luminance and contrast ratio.
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ["bg", "panel", "raise"];
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ["ink", ground, 7],
    ["ink-2", ground, 4.5],
    ["ink-3", ground, 4.5],
    ["accent", ground, 4.5],
    ["error-ink", ground, 4.5],
    ["line-3", ground, 3],
  ]),
  ["accent-ink", "accent", 4.5],
  ["accent-ink", "accent-hover", 4.5],
  ["accent", "accent-soft", 4.5],
  ["ink-3", "accent-soft", 4.5],
  ["ink-2", "accent-soft", 4.5],
  ["ok-ink", "ok-soft", 4.5],
  ["warn-ink", "warn-soft", 4.5],
  ["ink", "warn-soft", 7],
  ["error-ink", "error-soft", 4.5],
  ["raise", "ok-ink", 4.5],
  ["raise", "warn-ink", 4.5],
  ["raise", "error-ink", 4.5],
  ["avatar-ink", "avatar", 4.5],
  ...["ask", "speak", "decide", "act", "hand", "start"].map((role): [string, string, number] => ["tile-ink", role, 3]),
];

describe.each(["light", "dark"] as const)("the %s tokens", (scheme) => {
  it.each(pairs)("%s on %s reaches %d:1", (ink, ground, least) => {
    const [above = "", below = ""] = [schemes[scheme][ink], schemes[scheme][ground]];
    expect(above, `--${ink} is a colour`).not.toBe("");
    expect(below, `--${ground} is a colour`).not.toBe("");
    expect(contrast(above, below)).toBeGreaterThanOrEqual(least);
  });
});
