import type { HttpSend } from "../http.ts";
import { goLive, setUpClient, twoArtefacts, writeAs, type ClientSetup } from "./client-setup.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { createMemorySharing } from "./memory-sharing.ts";
import { must, mustSucceed } from "./must.ts";
import { createTestClock } from "./test-clock.ts";

/** What follows a publish beside the flow, such as a webhook: the account has it once, however often flows go live. */
export function afterLiveChecks(subject: ConformanceSubject): ConformanceCheck[] {
  if (setUpClient(subject).client.afterLive === undefined) return [];
  return [
    {
      name: "does after a publish what can be done again",
      run: async () => {
        const setup = setUpClient(subject);
        const externalId = await firstLive(setup);
        for (const time of ["once", "twice"]) await settle(setup, externalId, `what follows failed when done ${time}`);
      },
    },
    {
      name: "writes to the account once, though several flows go live at a time",
      run: () => checkOnce(subject, (vendor) => vendor.send),
    },
    {
      name: "writes to the account once, though its vendor cannot say what it has",
      run: () => checkOnce(subject, ({ send }) => withoutListings(send)),
    },
  ];
}

const AT_A_TIME = 5;

async function checkOnce(
  subject: ConformanceSubject,
  sendOf: (vendor: ClientSetup["vendor"]) => HttpSend,
): Promise<void> {
  const clock = createTestClock();
  const shared = createMemorySharing(clock);
  const first = setUpClient(subject, { clock, sharing: shared.join() });
  const externalId = await firstLive(first);
  const { vendor } = first;
  const before = vendor.requests.length;
  const start = (): ClientSetup => setUpClient(subject, { clock, vendor, sharing: shared.join(), send: sendOf });
  const [one, other] = [start(), start()];
  await Promise.all(
    Array.from({ length: AT_A_TIME }, (_, index) => settle(index % 2 === 0 ? one : other, externalId, "it failed")),
  );
  await settle(start(), externalId, "it failed after a restart");
  const writes = vendor.requests
    .slice(before)
    .filter(
      ({ method, url }) => method !== "GET" && url.startsWith(vendor.baseUrl) && !url.endsWith(subject.tokenPath),
    );
  must(writes.length <= 1, `it was written ${writes.length} times: ${writes.map(({ url }) => url).join(", ")}`);
}

async function firstLive(setup: ClientSetup): Promise<string> {
  return goLive(setup, twoArtefacts(setup.subject)[0], "live");
}

async function settle({ client }: ClientSetup, externalId: string, words: string): Promise<void> {
  mustSucceed((await client.afterLive?.(externalId, writeAs("after"))) ?? { ok: true, value: null }, words);
}

/** Our reading is that what can be written can be listed; where no document says so, a vendor may not. */
function withoutListings(send: HttpSend): HttpSend {
  return async (request) =>
    request.method === "GET" ? { ok: true, value: { status: 405, headers: {}, body: "" } } : send(request);
}
