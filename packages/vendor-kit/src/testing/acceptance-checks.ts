import { parseFlow, type Flow, type Json } from "@tonegraph/flow-model";
import { setUpClient, writeAs } from "./client-setup.ts";
import type { ConformanceCheck, VendorSubject } from "./conformance.ts";
import { must } from "./must.ts";
import { publishFaults } from "./publish-faults.ts";

/** What stands in for a value in turn: nothing, blanks, numbers at and beyond the edges of what anything may be. */
const TEXTS: readonly Json[] = ["", " ", "{{digits}}", "a".repeat(600)];
const NUMBERS: readonly Json[] = [-1, 0, 1, 7, 99, 600, 100_000_000];
/** What names something at the vendor: whether that is there is another check's business. */
const NAMES_SOMETHING = /(?:Id|[Nn]umber|language|kind|position|start)/;

/** What passes our own checks is taken by the vendor: no limit is known to the vendor alone. */
export function acceptanceChecks(subject: VendorSubject): readonly ConformanceCheck[] {
  return [
    {
      name: "has whatever passes our own checks taken by its vendor, value by value",
      run: async () => {
        // Some are the documents' own, with faults that our checks find.
        const sound = subject.flows.filter((flow) => publishFaults(subject, flow).length === 0);
        must(sound.length > 0, "no flow of the subject can be published");
        for (const flow of sound) await checkTaken(subject, flow);
      },
    },
  ];
}

async function checkTaken(subject: VendorSubject, flow: Flow): Promise<void> {
  const refused: string[] = [];
  let taken = 0;
  for (const { flow: changed, what } of changesOf(flow)) {
    if (publishFaults(subject, changed).length > 0) continue;
    const { client } = setUpClient(subject);
    const made = await client.create(subject.converter.compile(changed).artefact, writeAs("accepted"));
    if (made.ok) taken += 1;
    else refused.push(`${what}: ${made.error.message}`);
  }
  must(taken > 0, "nothing that was changed passes the checks");
  must(refused.length === 0, `passes the checks and is refused:\n${refused.join("\n")}`);
}

/** The flow with one value of one block changed, in every way that is still a flow. */
function changesOf(flow: Flow): { readonly flow: Flow; readonly what: string }[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
    variants(JSON.parse(JSON.stringify(node))).flatMap(({ value, what }) => {
      const parsed = parseFlow({ ...JSON.parse(JSON.stringify(flow)), nodes: { ...flow.nodes, [nodeId]: value } });
      return parsed.ok ? [{ flow: parsed.value, what: `${nodeId}${what}` }] : [];
    }),
  );
}

interface Variant {
  readonly value: Json;
  readonly what: string;
}

function variants(value: Json): Variant[] {
  if (typeof value === "string") return TEXTS.map((other) => ({ value: other, what: ` = ${JSON.stringify(other)}` }));
  if (typeof value === "number") return NUMBERS.map((other) => ({ value: other, what: ` = ${JSON.stringify(other)}` }));
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value).filter(([name]) => !NAMES_SOMETHING.test(name));
  return entries.flatMap(([name, part]) =>
    variants(part).map((variant) => ({ value: withPart(value, name, variant.value), what: `/${name}${variant.what}` })),
  );
}

function withPart(whole: object, name: string, part: Json): Json {
  const copy: Json = JSON.parse(JSON.stringify(whole));
  Reflect.set(Object(copy), name, part);
  return copy;
}
