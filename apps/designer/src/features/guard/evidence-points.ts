import type { GuardLook } from "@tonegraph/api-contract";

/** A point of the picture; `power` is the power of ten of the evidence, null where nobody could look. */
export interface EvidencePoint {
  readonly at: number;
  readonly power: number | null;
}

/** A span in which there were no data, in milliseconds since the epoch. */
export interface EvidenceGap {
  readonly from: number;
  readonly to: number;
}

/** What is drawn of a watch. */
export interface EvidencePicture {
  readonly points: readonly EvidencePoint[];
  readonly gaps: readonly EvidenceGap[];
}

/** Evidence below this says no less than nothing; the line stays at the bottom. */
export const LOWEST_POWER = -3;

/** Evidence over time: one point per look, the line broken where the watch was paused. */
export function evidencePicture(beginsAt: string, history: readonly GuardLook[]): EvidencePicture {
  const points: EvidencePoint[] = [{ at: Date.parse(beginsAt), power: 0 }];
  const gaps: EvidenceGap[] = [];
  let pausedFrom: number | null = null;
  let pausedTo = 0;
  for (const look of history) {
    if (look.all === null) {
      pausedFrom ??= Date.parse(look.to);
      pausedTo = Date.parse(look.at);
      continue;
    }
    if (pausedFrom !== null) {
      gaps.push({ from: pausedFrom, to: pausedTo });
      points.push({ at: (pausedFrom + Date.parse(look.to)) / 2, power: null });
      pausedFrom = null;
    }
    points.push({ at: Date.parse(look.to), power: powerOf(look.all.logEvidence) });
  }
  if (pausedFrom !== null) gaps.push({ from: pausedFrom, to: pausedTo });
  return { points, gaps };
}

/** A natural logarithm as a power of ten, not below the bottom of the picture. */
export function powerOf(logEvidence: number): number {
  return Math.max(LOWEST_POWER, logEvidence / Math.LN10);
}

/** Evidence as people read it: 0.2, 35, 1,000, 10⁶. */
export function evidenceWords(logEvidence: number): string {
  const power = logEvidence / Math.LN10;
  if (power >= 6) return `10${raised(Math.floor(power))}`;
  const evidence = 10 ** power;
  if (evidence < 0.01) return "< 0.01";
  return evidence < 10 ? String(Number(evidence.toPrecision(2))) : Math.round(evidence).toLocaleString("en-GB");
}

function raised(power: number): string {
  return [...String(power)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "").join("");
}
