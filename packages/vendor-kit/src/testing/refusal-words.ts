// What a stand-in refuses is shown to people as its vendor's own words: none may be those of the library that checks it.
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, readJson, withoutFields } from "../json-object.ts";
import type { SandboxRequest } from "../sandbox.ts";
import { goLive, setUpClient, twoArtefacts, writeAs } from "./client-setup.ts";
import type { ConformanceSubject } from "./conformance.ts";
import { must } from "./must.ts";
import { asSandboxRequest, createSandboxVendor } from "./sandbox-send.ts";
import { STEADY_SPAN, steadyTraffic } from "./steady-traffic.ts";

// And a colon that no field stands before.
const LIBRARY_WORDS =
  /Invalid (?:input|option|string|number|key|ISO)|Too (?:small|big)|Unrecognized key|, received |":\s*":/;
const WRONG: readonly Json[] = [null, true, -1, 1.5, "", "?", [], {}, [{}]];

/** Sends everything that the client sends once more with each of its parts left out, and wrong in each way. */
export async function checkRefusalWords(subject: ConformanceSubject): Promise<void> {
  let refused = 0;
  const seen = new Set<string>();
  for (const { state, request, now } of await whatIsSent(subject)) {
    const body = readJson(request.body);
    for (const wrong of body === undefined ? [] : damaged(body, placeOf(request), seen)) {
      const damagedRequest = { ...request, body: JSON.stringify(wrong) };
      const { response } = subject.sandbox.handle(state, damagedRequest, { now, entropy: () => "entropy-entropy" });
      must(response.status < 500, `${request.method} ${request.path} with ${damagedRequest.body} ended in a fault`);
      if (response.status >= 400) refused += 1;
      const found = LIBRARY_WORDS.test(response.body);
      must(!found, `${request.method} ${request.path} with ${damagedRequest.body} was answered ${response.body}`);
    }
  }
  must(refused > 0, "nothing was refused");
}

function placeOf({ method, path }: SandboxRequest): string {
  return `${method} ${path.replace(/[^/]*\d[^/]*$/, "*")}`;
}

interface Sent {
  readonly request: SandboxRequest;
  /** The account as it was then. */
  readonly state: Json;
  readonly now: number;
}

async function whatIsSent(subject: ConformanceSubject): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const setup = setUpClient(
    { ...subject, openVendor: createSandboxVendor },
    {
      traffic: steadyTraffic([]),
      send: (vendor) => (request) => {
        sent.push({
          request: asSandboxRequest(request, vendor.baseUrl),
          state: vendor.state(),
          now: setup.clock.now(),
        });
        return vendor.send(request);
      },
    },
  );
  const [first, second] = twoArtefacts(subject);
  const externalId = await goLive(setup, first, "words");
  await setup.client.replace(externalId, second, writeAs("words-replace"));
  await setup.client.figures?.({ externalId, ...(subject.figuresSpan ?? STEADY_SPAN) });
  await setup.client.afterLive?.(externalId, writeAs("words-after"));
  return sent;
}

/** A value with one of its parts left out or replaced; parts of a kind that was seen before are left as they are. */
function* damaged(value: Json, place: string, seen: Set<string>): Generator<Json> {
  if (!seen.has(place)) yield* WRONG;
  seen.add(place);
  if (Array.isArray(value)) {
    for (const [at, part] of value.entries())
      for (const wrong of damaged(part, `${place}/${kindOf(part)}`, seen)) yield value.with(at, wrong);
  } else if (isJsonObject(value)) {
    for (const [name, part] of Object.entries(value)) {
      if (!seen.has(`${place}/${name}`)) yield withoutFields(value, [name]);
      for (const wrong of damaged(part, `${place}/${name}`, seen)) yield { ...value, [name]: wrong };
    }
  }
}

function kindOf(part: Json): string {
  const type = isJsonObject(part) ? part["type"] : undefined;
  return typeof type === "string" ? type : "";
}
