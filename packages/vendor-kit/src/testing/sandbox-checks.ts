import { canonicalJson, type Json } from "@tonegraph/flow-model";
import type { SandboxRequest } from "../sandbox.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { checkRefusalWords } from "./refusal-words.ts";
import { must, mustEqual, mustSucceed } from "./must.ts";
import { createSandboxVendor } from "./sandbox-send.ts";
import { createTestClock } from "./test-clock.ts";

/** The stand-in: plain state, no change by refused requests, no crash whatever it is sent. */
export function sandboxChecks(subject: ConformanceSubject): ConformanceCheck[] {
  return [
    { name: "keeps its state as plain JSON", run: async () => checkPlainState(subject) },
    {
      name: "answers strange requests without falling over or changing a flow",
      run: () => checkStrangeRequests(subject),
    },
    { name: "refuses in a vendor's words", run: () => checkRefusalWords(subject) },
    { name: "lists, removes and adds resources", run: async () => checkResources(subject) },
    { name: "has resources of the kinds that it names, and of no others", run: async () => checkKinds(subject) },
    { name: "edits and deletes nothing where there is no such flow", run: async () => checkNoEdit(subject) },
  ];
}

const WORLD = { now: Date.UTC(2026, 0, 5), entropy: () => "entropy-entropy-entropy" };

function checkPlainState({ sandbox }: ConformanceSubject): void {
  const state = sandbox.initialState();
  const kept: Json = JSON.parse(JSON.stringify(state));
  mustEqual(kept, state, "the state does not survive being written down");
  mustEqual(canonicalJson(sandbox.initialState()), canonicalJson(state), "two fresh accounts differ");
  mustEqual(sandbox.listFlows(kept).length, 0, "a fresh account has flows");
}

async function checkStrangeRequests(subject: ConformanceSubject): Promise<void> {
  const { sandbox, tokenPath } = subject;
  const bodies = ["", "null", "[]", "{", '"x"', '{"__proto__":1}', "a=%E0%A4%A", "\u0000"];
  const signedIn = await signInTo(subject);
  const bearer = { authorization: `Bearer ${signedIn.token}` };
  const headers = [
    {},
    { authorization: "Bearer constructor" },
    bearer,
    { ...bearer, "content-type": "application/json" },
  ];
  const paths = [
    "/",
    "",
    tokenPath,
    `${tokenPath}/x`,
    "//",
    ...signedIn.paths.flatMap((path) => [path, `${path}/%E0%A4%A`, `${path}/__proto__`]),
  ];
  let { state } = signedIn;
  for (const [method, path, body, some] of combinations(paths, bodies, headers)) {
    const request: SandboxRequest = { method, path, query: {}, headers: some, body };
    const handled = sandbox.handle(state, request, WORLD);
    const { status } = handled.response;
    must(
      status >= 400 && status < 500,
      `${method} ${path} with the body ${JSON.stringify(body)} was answered ${status}`,
    );
    state = handled.state;
  }
  mustEqual(sandbox.listFlows(state).length, 0, "a refused request left a flow behind");
}

type Headers = Readonly<Record<string, string>>;

function combinations(paths: readonly string[], bodies: readonly string[], headers: readonly Headers[]) {
  const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "BREW"];
  return methods.flatMap((method) =>
    paths.flatMap((path) => bodies.flatMap((body) => headers.map((some) => [method, path, body, some] as const))),
  );
}

// A token of the account, and the paths that the client uses, as the sandbox sees them.
async function signInTo(subject: ConformanceSubject): Promise<{ state: Json; token: string; paths: string[] }> {
  const clock = createTestClock(WORLD.now);
  const vendor = createSandboxVendor(subject.sandbox, clock);
  const client = subject.createClient({
    baseUrl: vendor.baseUrl,
    authUrl: `${vendor.baseUrl}${subject.tokenPath}`,
    settings: subject.settings ?? {},
    credentials: subject.credentials,
    send: vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => "request",
  });
  mustSucceed(await client.read("no-such-flow"), "reading failed");
  const last = vendor.requests.at(-1);
  const token = (last?.headers["authorization"] ?? "").replace(/^Bearer /, "");
  const path = (last?.url ?? "").slice(vendor.baseUrl.length).replace(/\/[^/]*$/, "");
  return { state: vendor.state(), token, paths: [path] };
}

function checkResources({ sandbox }: ConformanceSubject): void {
  const state = sandbox.initialState();
  const [resource] = sandbox.listResources(state);
  if (resource === undefined) return;
  const without = sandbox.changeResource(state, { action: "remove", resource });
  must(
    !sandbox.listResources(without).some(({ kind, id }) => kind === resource.kind && id === resource.id),
    "it was not removed",
  );
  const back = sandbox.changeResource(without, { action: "add", resource });
  mustEqual(sandbox.listResources(back).length, sandbox.listResources(state).length, "it did not come back");
  const named = sandbox.changeResource(back, { action: "add", resource: { ...resource, name: "Called anew" } });
  for (const { id, kind, name = "" } of sandbox.listResources(named)) {
    const isIt = kind === resource.kind && id === resource.id;
    mustEqual(name === "Called anew", isIt, `${kind} ${id} is called “${name}”`);
  }
}

function checkKinds({ sandbox }: ConformanceSubject): void {
  const state = sandbox.initialState();
  for (const { kind } of sandbox.listResources(state))
    must(sandbox.resourceKinds.includes(kind), `${kind} is not named`);
  const countWith = (kind: string): number => {
    const more = sandbox.changeResource(state, { action: "add", resource: { kind, id: "one-more" } });
    return sandbox.listResources(more).length - sandbox.listResources(state).length;
  };
  for (const kind of sandbox.resourceKinds) mustEqual(countWith(kind), 1, `a ${kind} that was added is not listed`);
  mustEqual(countWith("no-such-kind"), 0, "a kind that is not named was added");
}

function checkNoEdit({ sandbox }: ConformanceSubject): void {
  const state = sandbox.initialState();
  const { edited } = sandbox.editFlow(state, { id: "no-such-flow", artefact: {}, now: WORLD.now });
  must(!edited, "an edit of a flow that does not exist was told as done");
  const { removed } = sandbox.removeFlow(state, { id: "no-such-flow", now: WORLD.now });
  must(!removed, "deleting a flow that does not exist was told as done");
}
