import type { AggregateFigures, AggregateRow } from "./ports.ts";
interface Loss {
    readonly calls: number;
    readonly lost: number;
}
/** What a vendor's sums say of calls that entered a node; nothing where only one of the two counts is known. */
export declare function lossOfRow({ abandoned, answered }: AggregateRow): Loss;
/** Losses of a version from a vendor's sums per node. */
export declare function lossesOfSums(figures: AggregateFigures): Loss & {
    readonly nodes: Readonly<Record<string, Loss>>;
};
/** Every call comes by the busiest menu at most once more than by any other: the sums tell no better count of calls. */
export declare function totalOfSums(nodes: readonly Loss[]): Loss;
export {};
