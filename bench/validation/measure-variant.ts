// One variant in a process of its own: `measure-variant.ts <variant> <size>` prints `{ milliseconds, findings }`.
import { median } from "../measure/median.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { PYTHON_PEER, runPythonPeer } from "./python-peer.ts";
import { variants } from "./variants.ts";

const [name = "", size = "500"] = process.argv.slice(2);
if (name === PYTHON_PEER) {
  process.stdout.write(runPythonPeer(syntheticFlow(Number(size))));
  process.exit();
}
const prepare = variants[name];
if (prepare === undefined) throw new Error(`no variant is called "${name}"`);
const call = prepare(syntheticFlow(Number(size)));
const findings = call();
const times: number[] = [];
const until = performance.now() + 1500;
while (times.length < 5 || (performance.now() < until && times.length < 200)) {
  const began = performance.now();
  call();
  times.push(performance.now() - began);
}
process.stdout.write(JSON.stringify({ milliseconds: median(times.slice(Math.floor(times.length / 5))), findings }));
