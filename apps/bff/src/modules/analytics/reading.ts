import type { FigureSettings } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import type { FiguresSource, LivePeriod, Span, VersionOnTenant } from "./ports.ts";

/** What figures are wanted, with everything found that reading them takes. */
export interface Reading {
  readonly place: VersionOnTenant;
  readonly source: FiguresSource;
  readonly span: Span;
  readonly periods: readonly LivePeriod[];
  readonly flow: Flow;
  readonly settings: FigureSettings;
  /** The zone that days are told in. */
  readonly timeZone: string;
  readonly now: Date;
}
