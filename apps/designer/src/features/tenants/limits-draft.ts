import type { Json, Severity } from "@tonegraph/flow-model";
import { overridableLimits, type OverridableLimit, type Profile } from "@tonegraph/flow-validation";

/** A tenant's own limits as they are typed: texts by the limit's name, `<name>.min` and `<name>.max` for ranges. */
export interface LimitsDraft {
  readonly values: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, Severity>>;
}

/** Nothing typed. */
export const NO_LIMITS: LimitsDraft = { values: {}, severities: {} };

/** The form as it opens. What is stored and has no field is left out: the server refuses it anyway. */
export function limitsDraft(stored: Json | undefined): LimitsDraft {
  const { severities, ...limits } = asObject(stored ?? null);
  const values = Object.entries(limits).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "number") return [[name, String(value)]];
    const { min, max } = asObject(value);
    return typeof min === "number" && typeof max === "number"
      ? [
          [`${name}.min`, `${min}`],
          [`${name}.max`, `${max}`],
        ]
      : [];
  });
  const chosen = Object.entries(asObject(severities ?? null)).flatMap(([code, severity]): [string, Severity][] =>
    severity === "error" || severity === "warning" || severity === "info" ? [[code, severity]] : [],
  );
  return { values: Object.fromEntries(values), severities: Object.fromEntries(chosen) };
}

/** What is stored of it; null where nothing is typed. Half a range takes the profile's other half. */
export function limitsBody({ values, severities }: LimitsDraft, profile: Profile): Json {
  const limits = overridableLimits(profile).flatMap((limit): [string, Json][] => {
    const value = limit.shape === "range" ? rangeOf(limit, values) : numberOf(values[limit.name]);
    return value === null ? [] : [[limit.name, value]];
  });
  const named = Object.keys(severities).length > 0 ? { severities: { ...severities } } : {};
  const body: { [name: string]: Json } = { ...Object.fromEntries(limits), ...named };
  return Object.keys(body).length === 0 ? null : body;
}

function rangeOf(limit: Extract<OverridableLimit, { shape: "range" }>, values: LimitsDraft["values"]): Json {
  const [min, max] = [numberOf(values[`${limit.name}.min`]), numberOf(values[`${limit.name}.max`])];
  if (min === null && max === null) return null;
  return { min: min ?? limit.present?.min ?? 0, max: max ?? limit.present?.max ?? min };
}

/** A text that is no number goes to the server as it is, which says where it is wrong. */
function numberOf(typed: string | undefined): Json {
  const text = (typed ?? "").trim();
  if (text === "") return null;
  const number = Number(text.replace(",", "."));
  return Number.isFinite(number) ? number : text;
}

function asObject(value: Json): { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
