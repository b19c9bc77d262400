import { ok, type Result } from "@tonegraph/flow-model";
import type { VendorCopy } from "../client.ts";
import type { VendorError } from "../vendor-error.ts";
import { setUpClient, twoArtefacts, writeAs, type ClientSetup } from "./client-setup.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { must, mustEqual, mustFail, mustSucceed } from "./must.ts";
import { publishingChecks } from "./publishing-checks.ts";

/** The impure half, against the dialect's own sandbox without a network. */
export function clientChecks(subject: ConformanceSubject): ConformanceCheck[] {
  const checks: Readonly<Record<string, (setup: ClientSetup) => Promise<void>>> = {
    "reads a flow that does not exist as none": async ({ client }) => {
      mustEqual(mustSucceed(await client.read("no-such-flow"), "reading failed") === null, true, "it was found");
    },
    "asks for nothing by an id that cannot stand in an address": async ({ client, vendor }) => {
      const { artefact } = subject.converter.compile(subject.flows[0]);
      for (const id of ["", ".", ".."]) {
        must(mustSucceed(await client.read(id), "reading failed") === null, `a flow “${id}” was found`);
        for (const kind of ["queue", "agent", "asset", "campaign", "flow"] as const) {
          const found = mustSucceed(
            (await client.resourceExists?.(kind, id)) ?? ok(null),
            `asking for a ${kind} failed`,
          );
          must(found !== true, `a ${kind} “${id}” was found`);
        }
        await client.queueState?.(id);
        await client.replace(id, artefact, writeAs("replace"));
        for (const step of ["remove", "validate", "compile", "activate", "deactivate"] as const)
          await client[step]?.(id, writeAs(step));
      }
      const strayed = vendor.requests.filter(({ url }) =>
        /\/(?:\.{0,2}\/|\.{0,2}$)/.test(url.slice(vendor.baseUrl.length)),
      );
      must(strayed.length === 0, `requests went to another address: ${strayed.map(({ url }) => url).join(", ")}`);
    },
    "signs in with every scope it needs": async ({ client }) => {
      const { grantedScopes } = mustSucceed(await client.signIn(), "signing in failed");
      for (const scope of subject.descriptor.scopes) must(grantedScopes.includes(scope), `${scope} was not granted`);
    },
    "renews a token that the vendor no longer takes": async ({ client, vendor }) => {
      mustSucceed(await client.signIn(), "signing in failed");
      vendor.change((state) => subject.sandbox.expireTokens(state));
      mustSucceed(await client.read("no-such-flow"), "reading with a dead token failed");
    },
    "lists resources, or says that it cannot": async ({ client }) => {
      for (const kind of ["queue", "agent", "asset", "campaign", "flow"] as const) {
        const { known, items } = mustSucceed(await client.resources(kind), `listing ${kind} failed`);
        mustEqual(
          known,
          subject.descriptor.capabilities.listsResources.includes(kind),
          `the descriptor says otherwise of ${kind}`,
        );
        must(known || items.length === 0, `${kind} cannot be listed, yet something is`);
      }
    },
  };
  return [
    ...publishingChecks(subject),
    ...Object.entries(checks).map(([name, check]) => ({ name, run: () => check(setUpClient(subject)) })),
    { name: "refuses a missing scope by name, without a call", run: () => checkMissingScope(subject) },
    {
      name: "repeats no write whose answer was lost, and says that it is ambiguous",
      run: () => checkLostAnswer(subject),
    },
    {
      name: "takes a 404 for proof of its API only as its own sandbox writes it",
      run: () => checkForeignNotFound(subject),
    },
    { name: "never lets a secret into an error or a log", run: () => checkSecrets(subject) },
  ];
}

async function checkMissingScope(subject: ConformanceSubject): Promise<void> {
  for (const scope of subject.descriptor.scopes) {
    const { client, vendor } = setUpClient(subject, {
      scopes: subject.credentials.scopes.filter((name) => name !== scope),
    });
    const error = mustFail(await client.signIn(), `signing in without ${scope} should be refused`);
    mustEqual(
      [error.kind, ...(error.missingScopes ?? [])],
      ["missingScopes", scope],
      "the refusal does not name the scope",
    );
    mustFail(await client.read("no-such-flow"), `reading without ${scope} should be refused`);
    mustEqual(vendor.requests.length, 0, "the vendor was called all the same");
  }
}

async function checkForeignNotFound(subject: ConformanceSubject): Promise<void> {
  const ask = { provesApi: true } as const;
  const own = await setUpClient(subject).client.read("no-such-flow", ask);
  must(mustSucceed(own, "its own sandbox is no proof of its API") === null, "a flow was found");
  const isSignIn = (url: string): boolean => url.endsWith(subject.tokenPath);
  const answer = { status: 404, headers: { "content-type": "application/json" }, body: '{"message":"Not Found"}' };
  const { client } = setUpClient(subject, {
    send: (vendor) => async (request) => (isSignIn(request.url) ? vendor.send(request) : { ok: true, value: answer }),
  });
  const error = mustFail(await client.read("no-such-flow", ask), "a 404 of something else was taken for the API's own");
  mustEqual(error.kind, "badAnswer", "it is not told as another's answer");
}

async function checkLostAnswer(subject: ConformanceSubject): Promise<void> {
  let writes = 0;
  let isLosing = true;
  const passes = [subject.tokenPath, ...subject.preparesAt];
  const { client } = setUpClient(subject, {
    send: (vendor) => async (request) => {
      const answer = await vendor.send(request);
      if (!isLosing || request.method === "GET" || passes.some((path) => request.url.endsWith(path))) return answer;
      writes += 1;
      return { ok: false, error: { kind: "timeout", sent: true, message: "the answer was lost" } };
    },
  });
  const [first, second] = twoArtefacts(subject);
  const created = mustFail(
    await client.create(first, writeAs("first")),
    "a creation whose answer was lost is no success",
  );
  must(created.ambiguous, "the error of a lost creation does not say that it is ambiguous");
  must(writes === 1 || subject.descriptor.capabilities.repeatableCreate, "a creation was repeated that must not be");

  isLosing = false;
  const { externalId } = mustSucceed(await client.create(first, writeAs("first")), "creating failed");
  if (subject.descriptor.capabilities.versioning === "newFlow") return;
  isLosing = true;
  const replaced = mustFail(
    await client.replace(externalId, second, writeAs("second")),
    "a lost replacement is no success",
  );
  must(replaced.ambiguous, "the error of a lost replacement does not say that it is ambiguous");
}

async function checkSecrets(subject: ConformanceSubject): Promise<void> {
  // The worst vendor: it refuses everything and sends back all it was sent.
  const tokens = new Set<string>([subject.credentials.clientSecret]);
  const { client, attempts } = setUpClient(subject, {
    send: (vendor) => async (request) => {
      const bearer = (request.headers["authorization"] ?? "").replace(/^Bearer /, "");
      if (bearer !== "") tokens.add(bearer);
      if (request.url.endsWith(subject.tokenPath) && tokens.size < 2 && bearer === "") return vendor.send(request);
      return {
        ok: true,
        value: { status: 400, headers: {}, body: JSON.stringify({ message: `You sent ${JSON.stringify(request)}` }) },
      };
    },
  });
  const { artefact } = subject.converter.compile(subject.flows[0]);
  const copy: VendorCopy = { artefact, raw: JSON.stringify(artefact) };
  const outcomes: Result<unknown, VendorError>[] = [
    await client.read("x"),
    await client.create(artefact, writeAs("create")),
    await client.replace("x", artefact, writeAs("replace")),
    await client.restore("x", copy, writeAs("restore")),
  ];
  must(
    outcomes.every((outcome) => !outcome.ok),
    "a refused call was taken for a success",
  );
  must(tokens.size > 1, "no call carried a token");
  const told = JSON.stringify([outcomes, attempts]);
  for (const secret of tokens) must(!told.includes(secret), "a secret is in an error or in the log of attempts");
}
