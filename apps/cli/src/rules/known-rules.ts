import { profiles } from "@tonegraph/dialect-catalogue";
import type { Severity } from "@tonegraph/flow-model";
import { commonRules } from "@tonegraph/flow-validation";
import { rulePage } from "./rule-pages.ts";

/** A rule as the list shows it. */
export interface KnownRule {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  /** The profiles that alone have it; empty for a rule that all have. */
  readonly onlyIn: readonly string[];
}

/** Every rule of every profile, in the order of their codes. */
export function knownRules(): KnownRule[] {
  const common = commonRules.map(({ code, severity }) => ({ code, severity, onlyIn: [] }));
  const own = new Map<string, { code: string; severity: Severity; onlyIn: string[] }>();
  for (const profile of profiles) {
    for (const { code, severity } of profile.rules) {
      const rule = own.get(code) ?? { code, severity, onlyIn: [] };
      rule.onlyIn.push(profile.id);
      own.set(code, rule);
    }
  }
  return [...common, ...own.values()]
    .map((rule) => ({ ...rule, title: rulePage(rule.code)?.title ?? rule.code }))
    .toSorted((left, right) => (left.code < right.code ? -1 : 1));
}
