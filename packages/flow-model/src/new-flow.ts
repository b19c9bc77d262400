import { FORMAT_VERSION, type Flow } from "./flow.ts";
import type { FlowId } from "./ids.ts";

/** What a new flow is called, and the id that the caller made for it (the server gives one when it is absent). */
export interface NewFlow {
  readonly name: string;
  readonly id?: FlowId;
}

/** An empty flow: a start node, one language, and nothing that the call could lead to yet. */
export function newFlow({ name, id }: NewFlow): Flow {
  return {
    formatVersion: FORMAT_VERSION,
    ...(id === undefined ? {} : { id }),
    name,
    description: "",
    profile: "portable",
    defaultLanguage: "en-US",
    languages: ["en-US"],
    startNodeId: "node_start",
    nodes: { node_start: { kind: "start", label: "Call arrives", position: { x: 0, y: 0 } } },
    connections: {},
    prompts: {},
    variables: {},
    notes: {},
    goals: [],
    tests: [],
    vendorExtras: {},
  };
}
