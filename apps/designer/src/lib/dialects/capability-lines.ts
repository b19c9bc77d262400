import { findTarget } from "@tonegraph/dialect-catalogue";
import { NODE_KINDS, type NodeKind } from "@tonegraph/flow-model";
import type { NodeSupport, Profile } from "@tonegraph/flow-validation";
import type { Consequence } from "./consequence.ts";
import { words } from "../messages/words.ts";

/** One thing that a target can, can in part, or cannot. */
export interface CapabilityLine {
  readonly tone: "can" | "partly" | "cannot";
  readonly text: string;
}

type Descriptor = NonNullable<ReturnType<typeof findTarget>>;

/** What people call a kind of block. */
export type KindTitle = (kind: NodeKind) => string;

// Every flow begins somewhere, and blocks of a vendor's own are nobody's choice.
const TOLD = NODE_KINDS.filter((kind) => kind !== "start" && kind !== "vendorBlock");

/** What a target carries and holds flows to, as its descriptor says it; nothing for a target that is not known. */
export function capabilityLines(dialect: string, kindTitle: KindTitle): CapabilityLine[] {
  const descriptor = findTarget(dialect);
  if (descriptor === undefined) return [];
  return [
    ...kindLines(descriptor.profile, kindTitle),
    ...leadLines(descriptor.profile, kindTitle),
    ...limitLines(descriptor),
    ...accountLines(descriptor),
  ];
}

/** What drawing for a target means, in one line, while nothing is drawn yet. */
export function kindsConsequence(profileId: string, kindTitle: KindTitle): Consequence {
  const target = findTarget(profileId);
  if (target === undefined) return { tone: "partly", text: words.targets.portable };
  const lines = kindLines(target.profile, kindTitle);
  const worst = lines.find(({ tone }) => tone === "cannot") ?? lines.find(({ tone }) => tone === "partly");
  return worst ?? { tone: "can", text: words.targets.consequence.whole };
}

function kindLines({ nodes }: Profile, kindTitle: KindTitle): CapabilityLine[] {
  const text = words.targets;
  const of = (support: NodeSupport) => TOLD.filter((kind) => nodes[kind] === support).map(kindTitle);
  return [
    ...some("can", of("supported"), text.carries),
    ...some("partly", of("approximated"), text.inPart),
    ...some("cannot", of("unsupported"), text.carriesNot),
  ];
}

function leadLines({ keyDestinations, timeoutDestinations }: Profile, kindTitle: KindTitle): CapabilityLine[] {
  const text = words.targets;
  return [
    ...(keyDestinations === "any" ? [] : some("partly", keyDestinations.map(kindTitle), text.keysLeadTo)),
    ...(timeoutDestinations === "any" ? [] : some("partly", timeoutDestinations.map(kindTitle), text.silenceLeadsTo)),
  ];
}

function some(
  tone: CapabilityLine["tone"],
  titles: readonly string[],
  say: (titles: readonly string[]) => string,
): CapabilityLine[] {
  return titles.length === 0 ? [] : [{ tone, text: say(titles) }];
}

function limitLines(descriptor: Descriptor): CapabilityLine[] {
  const lines = [...menuLimits(descriptor), ...shapeLimits(descriptor)];
  return lines.flatMap((line) => (line === false ? [] : [{ tone: "partly", text: line }]));
}

function menuLimits({ profile, parts }: Descriptor): (string | false)[] {
  const text = words.targets;
  const { speech, menuTimeoutMs: wait, menuRepeats: repeats } = profile;
  return [
    parts?.recordings === true && text.recordings,
    speech !== null && Number.isFinite(speech.limit) && text.speech(speech.limit),
    wait !== null && text.menuWait(seconds(wait.min), seconds(wait.max)),
    repeats !== null && text.menuRepeats(repeats.min, repeats.max),
  ];
}

function shapeLimits({ profile }: Descriptor): (string | false)[] {
  const text = words.targets;
  const { requestTimeoutMs, maxRequestRetries } = profile;
  return [
    profile.cycles === "forbidden" && text.noCycles,
    profile.maxMenuDepth !== null && text.menuDepth(profile.maxMenuDepth),
    profile.maxPathDepth !== null && text.pathDepth(profile.maxPathDepth),
    profile.maxConnections !== null && text.connections(profile.maxConnections),
    profile.maxConnectionsPerNode !== null && text.connectionsPerNode(profile.maxConnectionsPerNode),
    requestTimeoutMs !== null && text.request(seconds(requestTimeoutMs), maxRequestRetries ?? 0),
  ];
}

function accountLines({ capabilities }: Descriptor): CapabilityLine[] {
  const text = words.targets;
  const lines: (CapabilityLine | false)[] = [
    capabilities.activationWindow === true && { tone: "can", text: text.window },
    capabilities.versioning === "newFlow" && { tone: "partly", text: text.newFlow },
    !capabilities.deletesFlows && { tone: "cannot", text: text.leavesBehind },
    figuresLine(capabilities),
    capabilities.listsResources.length === 0 && { tone: "cannot", text: text.listsNothing },
  ];
  return lines.filter((line) => line !== false);
}

function figuresLine({ figures }: Descriptor["capabilities"]): CapabilityLine {
  const text = words.targets.figures;
  if (figures === undefined) return { tone: "cannot", text: text.none };
  if (figures.perNode) return { tone: "can", text: text.perNode(figures.grain) };
  const named = figures.figures.map((figure) => text.of[figure]);
  return { tone: "partly", text: text.whole(named, text.when[figures.grain]) };
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
