import type { Profile } from "./profile.ts";

/**
 * What is good for callers on any dialect; a profile takes these over unless its vendor's documents say otherwise.
 * Sources: four options (ISO/IEC 13714, Avaya's guide: four to five); 3 s of silence (Avaya's guide on data look-ups); 20 s
 * per prompt and 8 s before the first option have no standard behind them and are our own advice, as are 40 characters for
 * a variable (a long full name).
 */
export const advisedThresholds = {
  deadAirMs: 3000,
  maxOptions: 4,
  promptSeconds: 20,
  firstOptionSeconds: 8,
  assumedVariableLength: 40,
} as const satisfies Partial<Profile>;
