// The promises of reliability, measured on the product: one line per figure. Bounded and seeded.
// Run: pnpm chaos [--only P3,P7] [--share 0.1] [--deployments 2000] [--seconds 1380] [--seed 7] [--hurry 6]
import { parseArgs } from "node:util";
import { CHAOS_PARTS } from "../src/testing/chaos/chaos-parts.ts";
import { figureLines } from "../src/testing/chaos/figure.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    share: { type: "string", default: "1" },
    deployments: { type: "string", default: "2000" },
    seconds: { type: "string", default: "1380" },
    seed: { type: "string", default: "7" },
    hurry: { type: "string", default: "6" },
  },
});
const share = Number(values.share);
const options = {
  seed: Number(values.seed),
  deployments: Math.ceil(Number(values.deployments) * share),
  seconds: Number(values.seconds),
  hurry: Number(values.hurry),
  share,
  say: (line: string) => process.stderr.write(`${line}\n`),
};
const wanted = values.only.split(",").filter((id) => id !== "");
const unknown = wanted.filter((id) => !CHAOS_PARTS.some(({ ids }) => ids.includes(id)));
if (unknown.length > 0 || !(share > 0 && share <= 1)) {
  const known = CHAOS_PARTS.flatMap(({ ids }) => ids).join(", ");
  process.stderr.write(`There is: ${known}; --share is above 0 and at most 1.\n`);
  process.exit(2);
}
let broken = 0;
for (const { ids, measure } of CHAOS_PARTS) {
  if (wanted.length > 0 && !ids.some((id) => wanted.includes(id))) continue;
  const begun = performance.now();
  for (const figure of await measure(options)) {
    broken += figure.holds ? 0 : 1;
    process.stdout.write(`${figureLines(figure).join("\n")}\n`);
  }
  options.say(`${ids.join(", ")} took ${Math.round((performance.now() - begun) / 1000)} s`);
}
process.exitCode = broken === 0 ? 0 : 1;
