import { err, ok, type Flow, type Json, type Result } from "@tonegraph/flow-model";
import type { DialectClient, DialectConverter, DialectDescriptor, VendorError } from "@tonegraph/vendor-kit";
import type { RigVendor } from "./deployment-rig.ts";

/** A vendor where each content is a flow of its own, with every step that there is; compiles what `texts` says of a flow. */
export interface NewFlowVendor extends RigVendor {
  /** Ids of the flows that answer calls. */
  inService(): readonly string[];
}

interface Kept {
  readonly text: string;
  readonly status: "DRAFT" | "ACTIVE" | "INACTIVE";
  readonly compiled: boolean;
}

/** Makes an empty one on a base dialect's descriptor. */
export function newFlowVendor(base: DialectDescriptor): NewFlowVendor {
  const flows = new Map<string, Kept>();
  let made = 0;
  const refuse = (message: string): Result<null, VendorError> => err({ kind: "rejected", message, ambiguous: false });
  const change = (id: string, changes: Partial<Kept>): Result<null, VendorError> => {
    const kept = flows.get(id);
    if (kept === undefined) return err({ kind: "notFound", message: "There is no such flow.", ambiguous: false });
    flows.set(id, { ...kept, ...changes });
    return ok(null);
  };
  const connect = (): DialectClient => ({
    signIn: async () => ok({ grantedScopes: [] }),
    async read(id) {
      const kept = flows.get(id);
      return ok(kept === undefined ? null : { artefact: { text: kept.text, status: kept.status }, raw: kept.text });
    },
    async create(artefact) {
      made += 1;
      flows.set(`flow-${made}`, { text: textOf(artefact), status: "DRAFT", compiled: false });
      return ok({ externalId: `flow-${made}` });
    },
    replace: async () => refuse("Flows are never replaced."),
    restore: async (id, { artefact }) =>
      change(id, { status: JSON.stringify(artefact).includes('"ACTIVE"') ? "ACTIVE" : "INACTIVE" }),
    async remove(id) {
      if (flows.get(id)?.status === "ACTIVE") return refuse("It answers calls.");
      flows.delete(id);
      return ok(null);
    },
    validate: async (id) => change(id, {}),
    compile: async (id) => change(id, { compiled: true }),
    activate: async (id) => (flows.get(id)?.compiled ? change(id, { status: "ACTIVE" }) : refuse("Not compiled.")),
    deactivate: async (id) => change(id, { status: "INACTIVE" }),
    resources: async () => ok({ items: [], known: false }),
  });
  return {
    descriptor: {
      ...base,
      steps: ["authenticating", "snapshotting", "uploading", "validating", "compiling", "activating", "verifying"],
      capabilities: { ...base.capabilities, deletesFlows: true, repeatableCreate: false, versioning: "newFlow" },
    },
    converter,
    connect,
    flows: () => new Map([...flows].map(([id, { text, status }]) => [id, { text, status }])),
    edit: (id, artefact) => void change(id, { text: textOf(artefact) }),
    inService: () => [...flows].flatMap(([id, { status }]) => (status === "ACTIVE" ? [id] : [])),
  };
}

const converter: DialectConverter = {
  id: "new-flow",
  compile: (flow: Flow) => ({ artefact: { text: JSON.stringify(flow.connections) }, report: [] }),
  decompile: () => err([]),
  normalise: (artefact) => ({ text: textOf(artefact) }),
};

function textOf(artefact: Json): string {
  const text = typeof artefact === "object" && artefact !== null && !Array.isArray(artefact) ? artefact["text"] : "";
  return typeof text === "string" ? text : "";
}
