import { MultiSelect, TextInput } from "@mantine/core";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { Severity } from "@tonegraph/flow-model";
import { commonRules, overridableLimits, type OverridableLimit, type Profile } from "@tonegraph/flow-validation";
import { limitWords } from "./limit-words.ts";
import type { LimitsDraft } from "./limits-draft.ts";
import styles from "./Tenants.module.css";
import { settingsOf, type TenantDraft } from "./tenant-draft.ts";
import type { TenantFormState } from "./use-tenant-form.ts";

/** What this account takes instead of the dialect's limits, and how grave findings are here. Closed until somebody opens it. */
export function TenantLimits({ form }: { readonly form: TenantFormState }) {
  const profile = findDescriptor(form.draft.dialect)?.profile;
  if (!profile) return null;
  const fault = form.faultAt("/settings/limits");
  return (
    <details className={styles["limits"]} open={fault === undefined ? undefined : true}>
      <summary>{limitWords.title}</summary>
      <p className={styles["dialect"]}>{limitWords.hint}</p>
      {fault !== undefined && <p role="alert">{fault}</p>}
      <div className={styles["pair"]}>
        {overridableLimits(profile).flatMap((limit) =>
          hasSetting(form.draft, limit)
            ? []
            : fieldsOf(limit).map((field) => <LimitField key={field} form={form} limit={limit} field={field} />),
        )}
      </div>
      <SeverityField form={form} profile={profile} severity="error" />
      <SeverityField form={form} profile={profile} severity="info" />
    </details>
  );
}

/** A limit that a setting of the dialect stands for has its field there; one that was stored here can be taken out here. */
function hasSetting({ dialect, limits }: TenantDraft, limit: OverridableLimit): boolean {
  if ((limits.values[limit.name] ?? "") !== "") return false;
  return settingsOf(dialect).some((setting) => setting.kind === "integer" && setting.limit === limit.name);
}

function fieldsOf({ name, shape }: OverridableLimit): readonly string[] {
  return shape === "range" ? [`${name}.min`, `${name}.max`] : [name];
}

interface LimitFieldProps {
  readonly form: TenantFormState;
  readonly limit: OverridableLimit;
  readonly field: string;
}

function LimitField({ form, limit, field }: LimitFieldProps) {
  const { draft, change, faultAt } = form;
  const { limits } = draft;
  const present =
    limit.shape === "number" ? limit.present : (limit.present?.[field.endsWith(".min") ? "min" : "max"] ?? null);
  return (
    <TextInput
      inputMode="decimal"
      label={limitWords.names[field]}
      placeholder={present === null ? limitWords.none : limitWords.present(present, limit.mayWiden)}
      value={limits.values[field] ?? ""}
      error={faultAt(`/settings/limits/${limit.name}`)}
      onChange={(event) =>
        change({ limits: { ...limits, values: { ...limits.values, [field]: event.currentTarget.value } } })
      }
    />
  );
}

interface SeverityFieldProps {
  readonly form: TenantFormState;
  readonly profile: Profile;
  readonly severity: "error" | "info";
}

/** The rules that are of this severity here; an error stays one, so such rules are not offered. */
function SeverityField({ form, profile, severity }: SeverityFieldProps) {
  const { draft, change } = form;
  const { limits } = draft;
  const others = Object.entries(limits.severities).filter(([, other]) => other !== severity);
  const usual = new Map(
    [...commonRules, ...profile.rules].map((rule) => [rule.code, profile.severities[rule.code] ?? rule.severity]),
  );
  const offered = [...usual].flatMap(([code, usually]) => (usually === "error" || usually === severity ? [] : [code]));
  const chosen = Object.entries(limits.severities).flatMap(([code, one]) => (one === severity ? [code] : []));
  const taken = new Set(others.map(([code]) => code));
  return (
    <MultiSelect
      label={limitWords.severities[severity]}
      placeholder={chosen.length === 0 ? limitWords.rulePlaceholder : ""}
      data={[...new Set([...offered.filter((code) => !taken.has(code)), ...chosen])].toSorted()}
      value={chosen}
      searchable
      onChange={(codes) => change({ limits: withSeverities(limits, others, { codes, severity }) })}
    />
  );
}

function withSeverities(
  limits: LimitsDraft,
  others: readonly (readonly [string, Severity])[],
  { codes, severity }: { readonly codes: readonly string[]; readonly severity: Severity },
): LimitsDraft {
  return { ...limits, severities: Object.fromEntries([...others, ...codes.map((code) => [code, severity] as const)]) };
}
