import type { Flow } from "@tonegraph/flow-model";
import type { DialectConverter, ReportItem } from "../adapter.ts";
import { flowFacts, type FlowFact, type FlowFacts, type FlowExit } from "./flow-facts.ts";

/** By the code of a report item, what it says is not carried; where the item names a block, of that block alone. */
export type Told = Readonly<Record<string, RegExp>>;

/** What of a flow does not come back from the vendor's form and no report item speaks of; null where the flow is refused. */
export function untoldLosses(converter: DialectConverter, flow: Flow, told: Told): readonly string[] | null {
  const { artefact, report } = converter.compile(flow, { settings: {} });
  if (report.some(({ kind }) => kind === "unsupported")) return null;
  const back = converter.decompile(artefact);
  if (!back.ok) return [`it cannot be drawn: ${JSON.stringify(back.error)}`];
  const says = (code: string, about: string): boolean => told[code]?.test(about) === true;
  // An exit that is said not to be sent is no way there: what is behind it is named by the ways that are left.
  const closed = new Set<string>();
  const isLeftOut = ({ nodeId, exit, way }: FlowExit): boolean => {
    const isOut = report.some(
      ({ code, nodeId: at }) => at === nodeId && says(code, `-> ${exit}`) && !says(code, "kind"),
    );
    if (isOut) closed.add(way);
    return isOut;
  };
  const before = flowFacts(flow, isLeftOut);
  const after = flowFacts(back.value.flow, ({ way }) => closed.has(way));
  const isSaid = (fact: FlowFact, facts: FlowFacts, items: readonly ReportItem[]): boolean =>
    items.some(({ code, nodeId }) => {
      const places = nodeId === undefined ? null : (facts.placesOf.get(nodeId) ?? []);
      return says(code, fact.about) && (places === null || places.includes(fact.place));
    });
  // A block that comes back as another one has other exits, by which what is behind them is named. It may also be one for
  // all ways to it where there was one for each, or the reverse.
  const retold = report.flatMap(({ code, nodeId }) =>
    nodeId !== undefined && says(code, "kind") ? (before.placesOf.get(nodeId) ?? []) : [],
  );
  const waysThere = new Set(before.facts.filter(({ value }) => retold.includes(value)).map(wayOf));
  const isBehind = ({ place }: FlowFact): boolean => retold.some((way) => place.startsWith(`${way}.`));
  const isTold = (fact: FlowFact, facts: FlowFacts, items: readonly ReportItem[]): boolean =>
    isBehind(fact) || waysThere.has(wayOf(fact)) || isSaid(fact, facts, items);
  const isUntold = (fact: FlowFact): boolean =>
    !isTold(fact, before, report) && !isTold(fact, after, back.value.report);
  const lost = missing(before, after).filter(isUntold);
  const added = missing(after, before).filter(isUntold);
  return [...lost.map((fact) => `lost ${textOf(fact)}`), ...added.map((fact) => `added ${textOf(fact)}`)];
}

function missing(these: FlowFacts, those: FlowFacts): readonly FlowFact[] {
  const there = new Set(those.facts.map(textOf));
  return these.facts.filter((fact) => !there.has(textOf(fact)));
}

function wayOf({ place, about }: FlowFact): string {
  return `${place} ${about}`;
}

function textOf({ place, about, value }: FlowFact): string {
  return `${place} ${about} ${value}`;
}
