import type { SpeechFeatures } from "../src/speech/speech-features.ts";

const PARTS = ["words", "syllables", "letters", "sentencePauses", "clausePauses"] as const;
const ROUNDS = 20_000;

/**
 * Seconds per feature that make the squared relative error smallest, none below zero: coordinate descent on the normal
 * equations (Franc, Hlaváč, Navara 2005), which needs no library for five unknowns.
 */
export function fitRates(
  samples: readonly { readonly features: SpeechFeatures; readonly seconds: number }[],
): Record<string, number> {
  const rows = samples.map(({ features, seconds }) => PARTS.map((part) => features[part] / seconds));
  const gram = PARTS.map((_, a) =>
    PARTS.map((__, b) => rows.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0)),
  );
  const goal = PARTS.map((_, a) => rows.reduce((sum, row) => sum + (row[a] ?? 0), 0));
  const rates = PARTS.map(() => 0);
  for (let round = 0; round < ROUNDS; round++)
    PARTS.forEach((_, a) => {
      const slope = PARTS.reduce((sum, __, b) => sum + (gram[a]?.[b] ?? 0) * (rates[b] ?? 0), -(goal[a] ?? 0));
      rates[a] = Math.max(0, (rates[a] ?? 0) - slope / (gram[a]?.[a] ?? 1));
    });
  return Object.fromEntries(PARTS.map((part, a) => [part, Math.round((rates[a] ?? 0) * 10_000) / 10_000]));
}
