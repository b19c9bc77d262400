// One variant in a process of its own: `measure-variant.ts <variant> <size> <seconds>` prints `{ milliseconds, findings }`.
import { median } from "../measure/median.ts";
import { judgedFlow } from "./judged-flow.ts";
import { PYTHON_PEER, runPythonPeer } from "./python-peer.ts";
import { variants } from "./variants.ts";

/** The processor's clock ticks coarsely, so that calls are counted together for so long. */
const BATCH_MS = 150;
/** A call that takes longer than this warms itself up. */
const LONG_MS = 5_000;

const [name = "", size = "500", seconds = "1"] = process.argv.slice(2);
const flow = judgedFlow(Number(size));
process.stdout.write(
  JSON.stringify(name === PYTHON_PEER ? runPythonPeer(flow, Number(seconds)) : measure(Number(seconds) * 1000)),
);

/**
 * Milliseconds per call, the median of batches behind as much time that warms up. Counted in the thread's own time on the
 * processor, so that what else runs on the machine counts less; a collection of garbage that a call causes counts.
 */
function measure(budget: number): { readonly milliseconds: number; readonly findings: object } {
  const prepare = variants[name];
  if (prepare === undefined) throw new Error(`no variant is called "${name}"`);
  const call = prepare(flow);
  let findings: object = {};
  const first = measureBatch(() => (findings = call()));
  if (first.each > LONG_MS) return { milliseconds: first.each, findings };
  for (let spent = first.spent; spent < budget / 2;) spent += measureBatch(call).spent;
  const times: number[] = [];
  for (let spent = 0; times.length === 0 || spent < budget / 2;) {
    const batch = measureBatch(call);
    spent += batch.spent;
    times.push(batch.each);
  }
  return { milliseconds: median(times), findings };
}

interface Batch {
  readonly spent: number;
  readonly each: number;
}

function measureBatch(call: () => void): Batch {
  const before = process.threadCpuUsage();
  for (let calls = 1; ; calls += 1) {
    call();
    const { user, system } = process.threadCpuUsage(before);
    const spent = (user + system) / 1000;
    if (spent >= BATCH_MS) return { spent, each: spent / calls };
  }
}
