import type { ResourceKind } from "../../../lib/queries/resources.ts";

/** What several of a kind are called. */
export const MANY = {
  queue: "queues",
  agent: "agents",
  asset: "recordings",
  campaign: "campaigns",
  flow: "flows",
} as const satisfies Readonly<Record<ResourceKind, string>>;

/** English texts of the field that chooses something at a vendor; they come with the canvas. */
export const resourceFieldWords = {
  lookAgain: (kind: ResourceKind) => `Look again which ${MANY[kind]} exist`,
  asOf: (time: string, seconds: number) => `As of ${time}; asked again at most every ${seconds} seconds.`,
  many: (kind: ResourceKind, amount: number, shown: number) =>
    `${amount.toLocaleString("en")} ${MANY[kind]} exist, ${shown} are shown. Type a part of a name or id.`,
} as const;
