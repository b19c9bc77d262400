// The conformance suite and the fault matrix must find a dialect that breaks its promises: each of these breaks one.
import { describe, expect, it } from "vitest";
import { templateSubject } from "../../../packages/dialects/_template/src/__fixtures__/template-subject.ts";
import { err, ok, type Result } from "../../../packages/flow-model/src/index.ts";
import type { DialectClient, VendorError } from "../../../packages/vendor-kit/src/index.ts";
import {
  conformanceChecks,
  faultChecks,
  type ConformanceSubject,
} from "../../../packages/vendor-kit/src/testing/index.ts";

const good = templateSubject();
let keys = 0;

function withClient(change: (client: DialectClient) => Partial<DialectClient>): ConformanceSubject {
  return {
    ...good,
    createClient: (options) => {
      const client = good.createClient(options);
      return { ...client, ...change(client) };
    },
  };
}

const failure = (message: string, ambiguous: boolean): Result<null, VendorError> =>
  err({ kind: "rejected", message, ambiguous });

const broken: readonly (readonly [what: string, subject: ConformanceSubject, check: RegExp])[] = [
  [
    "promises a step that its client does not take",
    { ...good, descriptor: { ...good.descriptor, steps: ["authenticating", "validating"] } },
    /says of a step of validation/,
  ],
  ["forgets a method that it lacks", { ...good, notOffered: ["validate"] }, /lists exactly the methods/],
  ["says that stale writes are refused", { ...good, refusesStaleWrites: true }, /somebody else has written/],
  [
    "carries less than it says",
    { ...good, converter: { ...good.converter, normalise: () => ({}) } },
    /creates, reads, replaces and restores/,
  ],
  [
    "sends a new key after a restart",
    {
      ...good,
      createClient: (options) =>
        good.createClient({
          ...options,
          send: (request) =>
            options.send({
              ...request,
              headers: { ...request.headers, "idempotency-key": `key-${(keys += 1)}` },
            }),
        }),
    },
    /sends one idempotency key/,
  ],
  [
    "tells a lost write as a clear failure",
    withClient(({ replace }) => ({
      replace: async (...asked) => ((await replace(...asked)).ok ? ok(null) : failure("It failed.", false)),
    })),
    /repeats no write whose answer was lost/,
  ],
  [
    "lets the vendor's words through with a secret",
    withClient(() => ({ read: async () => failure("The secret sandbox-secret was wrong.", false) })),
    /never lets a secret/,
  ],
];

const disturbed: readonly (readonly [what: string, subject: ConformanceSubject, check: RegExp])[] = [
  [
    "takes every answer for a success",
    withClient(({ replace }) => ({ replace: (...asked) => replace(...asked).then(() => ok(null)) })),
    /under write: 400/,
  ],
  [
    "says that nothing happened when something did",
    withClient(({ replace }) => ({
      replace: async (...asked) => ((await replace(...asked)).ok ? ok(null) : failure("Refused.", false)),
    })),
    /under write: an answer that is far too large/,
  ],
  [
    "speaks in codes",
    withClient(({ replace }) => ({
      replace: async (...asked) => ((await replace(...asked)).ok ? ok(null) : failure("E_FAIL undefined", false)),
    })),
    /under write: 422/,
  ],
  [
    "cannot put the former content back",
    withClient(({ restore }) => ({
      restore: async (...asked) => ((await restore(...asked)).ok ? failure("No.", false) : ok(null)),
    })),
    /under write: another content type, after/,
  ],
];

async function outcome(checks: readonly { name: string; run(): Promise<void> }[], wanted: RegExp): Promise<string> {
  const check = checks.find(({ name }) => wanted.test(name));
  if (check === undefined) throw new Error(`no check is called ${wanted.source}`);
  return check.run().then(
    () => "held",
    () => "broken",
  );
}

describe("conformanceChecks", () => {
  it.each(broken)("finds a dialect that %s", async (_, subject, check) => {
    expect(await outcome(conformanceChecks({ ...good }), check)).toBe("held");
    expect(await outcome(conformanceChecks(subject), check)).toBe("broken");
  });
});

describe("faultChecks", () => {
  it.each(disturbed)("finds a dialect that %s", async (_, subject, check) => {
    expect(await outcome(faultChecks(good), check)).toBe("held");
    expect(await outcome(faultChecks(subject), check)).toBe("broken");
  });
});
