import type { Visit } from "@tonegraph/call-analytics";

/** What a plain count over columns says of a node. */
export interface PlainCount {
  readonly entered: number;
  readonly lost: number;
  readonly medianSeconds: number;
}

/** Every step in typed arrays: the baseline that knows everything exactly and reads all of it for every question. */
export function createColumns(nodeIds: readonly string[], capacity: number) {
  const numbers = new Map(nodeIds.map((nodeId, number) => [nodeId, number]));
  const [node, lost] = [new Uint8Array(capacity), new Uint8Array(capacity)];
  const [call, seconds] = [new Uint32Array(capacity), new Float32Array(capacity)];
  let [rows, calls] = [0, 0];
  return {
    rows: () => rows,
    add(visits: readonly Visit[]): void {
      for (const visit of visits) {
        if (rows >= capacity) return;
        node[rows] = numbers.get(visit.nodeId) ?? 0;
        lost[rows] = visit.leaving.kind === "hungUp" ? 1 : 0;
        call[rows] = calls;
        seconds[rows] = (visit.leftMs - visit.enteredMs) / 1000;
        rows += 1;
      }
      calls += 1;
    },
    /** Exact counts and medians; steps of one call lie together. */
    count(): ReadonlyMap<string, PlainCount> {
      const columns = { node, lost, call, rows, nodes: nodeIds.length };
      const { entered, hungUp, visits } = countRows(columns);
      const durations = durationsPerNode({ node, seconds, rows, visits });
      return new Map(
        nodeIds.map((nodeId, at) => {
          const sorted = (durations[at] ?? new Float32Array()).toSorted();
          const medianSeconds = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
          return [nodeId, { entered: entered[at] ?? 0, lost: hungUp[at] ?? 0, medianSeconds }];
        }),
      );
    },
  };
}

interface Columns {
  readonly node: Uint8Array;
  readonly lost: Uint8Array;
  readonly call: Uint32Array;
  readonly rows: number;
  readonly nodes: number;
}

function countRows({ node, lost, call, rows, nodes }: Columns) {
  const [entered, hungUp, visits] = [new Float64Array(nodes), new Float64Array(nodes), new Uint32Array(nodes)];
  const lastCall = new Int32Array(nodes).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const at = node[row] ?? 0;
    const ofCall = call[row] ?? 0;
    if (lastCall[at] !== ofCall) entered[at] = (entered[at] ?? 0) + 1;
    lastCall[at] = ofCall;
    hungUp[at] = (hungUp[at] ?? 0) + (lost[row] ?? 0);
    visits[at] = (visits[at] ?? 0) + 1;
  }
  return { entered, hungUp, visits };
}

function durationsPerNode({
  node,
  seconds,
  rows,
  visits,
}: Pick<Columns, "node" | "rows"> & { readonly seconds: Float32Array; readonly visits: Uint32Array }): Float32Array[] {
  const durations = Array.from(visits, (count) => new Float32Array(count));
  const filled = new Uint32Array(visits.length);
  for (let row = 0; row < rows; row += 1) {
    const at = node[row] ?? 0;
    const place = filled[at] ?? 0;
    const ofNode = durations[at];
    if (ofNode !== undefined) ofNode[place] = seconds[row] ?? 0;
    filled[at] = place + 1;
  }
  return durations;
}
