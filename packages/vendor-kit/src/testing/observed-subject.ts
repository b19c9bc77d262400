import { NODE_KINDS } from "@tonegraph/flow-model";
import { CLIENT_FEATURES } from "./client-feature.ts";
import { setUpClient, twoArtefacts, writeAs } from "./client-setup.ts";
import type { ConformanceSubject, VendorSubject } from "./conformance.ts";
import { mustSucceed } from "./must.ts";
import { writeOverEdit } from "./publishing-checks.ts";

/** A week up to the moment at which the checks' clock stands: every dialect with figures can be asked for that. */
const WEEK = { fromMs: Date.UTC(2025, 11, 29, 9), toMs: Date.UTC(2026, 0, 5, 9) };

/**
 * What the checks need, as the dialect shows it in memory, where its own tests hold it to its word: whoever reaches the
 * same stand-in in another way must find the same.
 */
export async function observedSubject(subject: VendorSubject): Promise<ConformanceSubject> {
  const { client } = setUpClient(subject);
  const { profile } = subject.descriptor;
  return {
    ...subject,
    notSupported: NODE_KINDS.filter((kind) => profile.nodes[kind] === "unsupported"),
    notOffered: CLIENT_FEATURES.filter((feature) => client[feature] === undefined),
    preparesAt: await writesBeforeCreation(subject),
    refusesStaleWrites: await refusesStaleWrites(subject),
    figuresSpan: WEEK,
  };
}

async function writesBeforeCreation(subject: VendorSubject): Promise<readonly string[]> {
  const { client, vendor } = setUpClient(subject);
  mustSucceed(await client.create(twoArtefacts(subject)[0], writeAs("observed")), "creating failed");
  const writes = vendor.requests.filter(({ method, url }) => method !== "GET" && !url.endsWith(subject.tokenPath));
  return writes.slice(0, -1).map(({ url }) => url.slice(vendor.baseUrl.length));
}

async function refusesStaleWrites(subject: VendorSubject): Promise<ConformanceSubject["refusesStaleWrites"]> {
  if (subject.descriptor.capabilities.versioning === "newFlow") return "NOT_SUPPORTED";
  return !(await writeOverEdit(setUpClient(subject))).answer.ok;
}
