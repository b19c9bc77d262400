// Whatever a vendor holds, however odd: what is read, drawn and sent back is taken, or it was said before that it is not.
import type { Json } from "@tonegraph/flow-model";
import { createSandboxVendor, createTestClock, publishFaults, type VendorSubject } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";
import { mangled } from "./testing/mangled.ts";

const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);

/** The artefact of the drawing of a vendor's document; null where it cannot be drawn, or is said not to be taken. */
function sentBack({ converter, descriptor }: VendorSubject, theirs: Json): Json {
  const drawn = converter.decompile(theirs);
  if (!drawn.ok) return null;
  const { flow } = drawn.value;
  const { artefact, report } = converter.compile(flow, { settings: {} });
  const isRefused = report.some(({ kind }) => kind === "unsupported");
  return isRefused || publishFaults({ converter, descriptor }, flow).length > 0 ? null : artefact;
}

/** What the vendor says against an artefact where everything exists that it names; null where it takes it. */
async function refusal(subject: VendorSubject, artefact: Json): Promise<string | null> {
  const { sandbox, tokenPath, credentials } = subject;
  const clock = createTestClock();
  const vendor = createSandboxVendor(sandbox, clock);
  for (const id of new Set(textsIn(artefact)))
    for (const kind of sandbox.resourceKinds)
      vendor.change((state) => sandbox.changeResource(state, { action: "add", resource: { kind, id } }));
  const { baseUrl, send } = vendor;
  const client = subject.createClient({
    baseUrl,
    authUrl: baseUrl + tokenPath,
    settings: {},
    credentials,
    send,
    clock,
    random: () => 0.5,
    requestId: () => "request",
  });
  const write = { idempotencyKey: "key", deadlineMs: 60_000 };
  const created = await client.create(artefact, write);
  if (!created.ok) return created.error.message;
  const valid = await client.validate?.(created.value.externalId, write);
  return valid?.ok === false ? valid.error.message : null;
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A document with another type at one of the places that name one, for each of them. */
function withUnknownTypes(value: Json): Json[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const parts = name === "type" && typeof part === "string" ? ["voicebot"] : withUnknownTypes(part);
    return parts.map((other) =>
      Array.isArray(value)
        ? value.map((each, index) => (index === Number(name) ? other : each))
        : { ...value, [name]: other },
    );
  });
}

describe("what was read from a vendor", () => {
  it.each(subjects)("%s: says of a type that its documents do not name whether it can be sent back", (_, subject) => {
    const documents = subject.flows.map((flow) => subject.converter.compile(flow).artefact);
    const asked = documents.filter((document) => sentBack(subject, document) !== null).flatMap(withUnknownTypes);
    const told = asked.flatMap((theirs) => {
      const drawn = subject.converter.decompile(theirs);
      if (!drawn.ok) return [];
      const { flow, report } = drawn.value;
      const refused = subject.converter
        .compile(flow, { settings: {} })
        .report.some(({ kind }) => kind === "unsupported");
      const items = report.filter(({ code }) => code === "unknown-value");
      return items.map(({ words }) => ({ words, refused }));
    });
    expect(told.length).toBeGreaterThan(0);
    // Of flow steps, the document lists some types and rules out no other.
    const end = subject.descriptor.id === "cxone-flow-steps" ? "sent back as it is" : "before you publish";
    for (const { words, refused } of told) {
      expect(words).toContain(end);
      if (end === "before you publish") expect(refused).toBe(true);
    }
  });

  it.each(subjects)("%s: is never refused without being told before", async (_, subject) => {
    const documents = subject.flows.map((flow) => subject.converter.compile(flow).artefact);
    const asked = { sent: 0, told: 0 };
    await fc.assert(
      fc.asyncProperty(mangled(documents), async (theirs) => {
        const artefact = sentBack(subject, theirs);
        asked[artefact === null ? "told" : "sent"] += 1;
        if (artefact !== null) expect(await refusal(subject, artefact)).toBeNull();
      }),
      { numRuns: 150 },
    );
    expect(Math.min(asked.sent, asked.told)).toBeGreaterThan(10);
  });
});
