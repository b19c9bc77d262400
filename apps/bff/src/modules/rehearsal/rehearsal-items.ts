// What a rehearsal asks, question by question. Everything here reads; nothing is written at the vendor.
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { hashJson } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";
import type { LiveReading } from "../../kernel/live-reader.ts";
import type { LiveVersion, RehearsalItem, RollbackCandidate } from "./ports.ts";

type State = RehearsalItem["state"];

/** What keeps us from asking at all, as opposed to what the vendor says no to. */
const UNREACHABLE: ReadonlySet<VendorError["kind"]> = new Set([
  "rateLimited",
  "unavailable",
  "timeout",
  "connection",
  "circuitOpen",
  "badAnswer",
  "cancelled",
]);

/** What the vendor itself said, where it said anything. */
function wordsOf({ message, vendorMessage }: VendorError): string {
  return vendorMessage === undefined || message.includes(vendorMessage) ? message : `${message}: ${vendorMessage}`;
}

/** Whether the account still lets us in, and whether it says with which scopes. */
export async function signInItem(client: DialectClient, { tenantName }: LiveVersion): Promise<RehearsalItem> {
  const answer = await client.signIn();
  if (answer.ok) {
    const scopes =
      answer.value.scopesAssumed === true ? "and does not tell with which scopes" : "with every scope that is needed";
    return item("signIn", "ok", `${tenantName} lets us in, ${scopes}.`);
  }
  const { kind } = answer.error;
  if (UNREACHABLE.has(kind))
    return item("signIn", "unknown", `${tenantName} could not be asked: ${wordsOf(answer.error)}`);
  return item("signIn", "missing", `${tenantName} does not let us in: ${wordsOf(answer.error)}`);
}

/** Whether the version still becomes something that the dialect carries, with the tenant's present settings. */
export function documentItem({ version, refusals, isStored }: RollbackCandidate): RehearsalItem {
  if (refusals.length > 0)
    return item("document", "missing", `Version ${version} cannot be carried any more: ${refusals.join(" ")}`);
  const words = isStored
    ? `Version ${version} is kept exactly as it was live.`
    : `Version ${version} was translated anew, because the tenant's settings changed since it was live.`;
  return item("document", "ok", words);
}

const PLURALS = {
  queue: "queues",
  agent: "agents",
  asset: "recordings",
  campaign: "campaigns",
  flow: "flows",
} as const;

/** Whether queues, agents and the like that it names still exist, as far as the tenant can be asked. */
export function resourceItems(candidate: RollbackCandidate, { dialect }: LiveVersion): RehearsalItem[] {
  const { missing, named, version } = candidate;
  const listed = named.filter(({ isListed }) => isListed).map(({ kind }) => PLURALS[kind]);
  const unlisted = named.filter(({ isListed, kind }) => !isListed && kind !== "asset").map(({ kind }) => PLURALS[kind]);
  const title = findDescriptor(dialect)?.title ?? dialect;
  return [
    ...missing.map((words) => item("resources", "missing", words)),
    ...(listed.length > 0 && missing.length === 0
      ? [item("resources", "ok", `All ${listed.join(" and ")} that version ${version} names exist.`)]
      : []),
    ...(unlisted.length > 0
      ? [
          item(
            "resources",
            "unknown",
            `Whether the ${unlisted.join(" and ")} that version ${version} names still exist cannot be known: ${title} documents no listing of them.`,
          ),
        ]
      : []),
  ];
}

/** Whether the recordings that it plays still exist. */
export async function mediaItem(client: DialectClient, candidate: RollbackCandidate): Promise<RehearsalItem[]> {
  const usesMedia = candidate.named.some(({ kind }) => kind === "asset");
  if (client.preflight === undefined) {
    if (!usesMedia) return [];
    return [
      item(
        "media",
        "unknown",
        "Whether its recordings still exist cannot be known: the vendor cannot be asked for them.",
      ),
    ];
  }
  const checked = await client.preflight(candidate.artefact);
  if (checked.ok) return [item("media", "ok", "Everything that it plays exists at the vendor.")];
  const state: State = UNREACHABLE.has(checked.error.kind) ? "unknown" : "missing";
  return [item("media", state, wordsOf(checked.error))];
}

/** Whether what is to be replaced is what we published. */
export function liveItem({ content, drift }: LiveReading, { tenantName, version }: LiveVersion): RehearsalItem {
  if (content.kind === "unreadable")
    return item("live", "unknown", `What is live on ${tenantName} could not be read: ${wordsOf(content.error)}`);
  if (drift === "inSync") return item("live", "ok", `${tenantName} holds version ${version} as it was published.`);
  const words =
    content.kind === "absent"
      ? `Somebody removed the flow on ${tenantName}. Rolling back asks before it puts one there again.`
      : `Somebody changed the flow on ${tenantName}. Rolling back asks before it overwrites that.`;
  return item("live", drift === "unknown" ? "unknown" : "attention", words);
}

/** Where each content is a flow of its own: whether the former flow is still there to be put into service again. */
export async function formerItem(
  client: DialectClient,
  {
    homes,
    candidate,
    place,
  }: { readonly homes: readonly string[]; readonly candidate: RollbackCandidate; readonly place: LiveVersion },
): Promise<RehearsalItem[]> {
  const [home] = homes;
  const converter = findConverter(place.dialect);
  if (findDescriptor(place.dialect)?.capabilities.versioning !== "newFlow" || converter === undefined) return [];
  if (home === undefined) return [item("former", "ok", `Version ${candidate.version} is made as a new flow.`)];
  const read = await client.read(home);
  if (!read.ok) return [item("former", "unknown", `The former flow ${home} could not be read: ${wordsOf(read.error)}`)];
  if (read.value === null) {
    const words = `The former flow ${home} was deleted on ${place.tenantName}. Version ${candidate.version} is made anew instead.`;
    return [item("former", "attention", words)];
  }
  if (hashJson(converter.normalise(read.value.artefact)) === candidate.hash)
    return [item("former", "ok", `The former flow ${home} is still there and is put into service again.`)];
  const words = `The former flow ${home} was changed on ${place.tenantName}. Version ${candidate.version} is made anew instead.`;
  return [item("former", "attention", words)];
}

/** No documented vendor API checks a document without storing it. */
export function dryRunItem({ dialect }: LiveVersion): RehearsalItem {
  const title = findDescriptor(dialect)?.title ?? dialect;
  return item("dryRun", "unknown", `${title} has no dry run: what it makes of the document is known once it is sent.`);
}

function item(what: RehearsalItem["what"], state: State, words: string): RehearsalItem {
  return { what, state, words };
}
