import { createEnding } from "../http/create-ending.ts";
import type { CancelSignal, HttpSend } from "../http.ts";
import { setUpClient, twoArtefacts, writeAs } from "./client-setup.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { must, mustEqual, mustFail } from "./must.ts";

/** What becomes of a write that is not wanted any more: before it was sent, and while the vendor keeps silent. */
export function cancelChecks(subject: ConformanceSubject): ConformanceCheck[] {
  return [
    {
      name: "ends a write that is not wanted any more, and says that it may have happened",
      run: () => checkWhileSilent(subject),
    },
    {
      name: "sends nothing that was not wanted before",
      run: async () => {
        const { client, vendor } = setUpClient(subject);
        const ending = createEnding();
        ending.end();
        const write = { ...writeAs("never"), signal: ending.signal };
        const ended = mustFail(await client.create(twoArtefacts(subject)[0], write), "it was sent all the same");
        mustEqual(ended.kind, "cancelled", "it ended with something else");
        must(!ended.ambiguous, "what was never sent is told as ambiguous");
        mustEqual(subject.sandbox.listFlows(vendor.state()).length, 0, "the vendor has a flow all the same");
      },
    },
  ];
}

async function checkWhileSilent(subject: ConformanceSubject): Promise<void> {
  const ending = createEnding();
  const passes = [subject.tokenPath, ...subject.preparesAt];
  let given: CancelSignal | undefined;
  const { client } = setUpClient(subject, {
    send:
      (vendor): HttpSend =>
      (request) => {
        if (request.method === "GET" || passes.some((path) => request.url.endsWith(path))) return vendor.send(request);
        given = request.signal;
        ending.end();
        // The vendor never answers.
        return Promise.withResolvers<Awaited<ReturnType<HttpSend>>>().promise;
      },
  });
  const write = { ...writeAs("ended"), signal: ending.signal };
  const ended = mustFail(await client.create(twoArtefacts(subject)[0], write), "a write without an answer succeeded");
  mustEqual(ended.kind, "cancelled", "it ended with something else");
  must(ended.ambiguous, "it does not say that it may have happened");
  must(given?.aborted === true, "who sends it was not told that it is not wanted any more");
}
