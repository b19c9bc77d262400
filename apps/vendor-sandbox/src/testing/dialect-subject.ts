import { descriptors } from "@tonegraph/dialect-catalogue";
import { findClientFactory } from "@tonegraph/dialect-catalogue/client";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import { hashJson, type Flow } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, lookupFlow, menu, message, queue } from "@tonegraph/flow-model/testing";
import type { DialectSandbox } from "@tonegraph/vendor-kit";
import { openMemoryBench, publishFaults, type VendorSubject } from "@tonegraph/vendor-kit/testing";

/** Every dialect of the catalogue with two flows that could be published and that a fresh account of it takes, to be tried over HTTP. */
export async function dialectSubjects(): Promise<readonly VendorSubject[]> {
  return Promise.all(descriptors.map(({ id }) => dialectSubject(id)));
}

async function dialectSubject(id: string): Promise<VendorSubject> {
  const descriptor = descriptors.find((each) => each.id === id);
  const [converter, createClient] = [findConverter(id), findClientFactory(id)];
  const sandbox = sandboxes.find((each) => each.id === id);
  if (!descriptor || !converter || !createClient || !sandbox) throw new Error(`${id} is not in every list`);
  const probe = customerSupportMenu();
  const subject: VendorSubject = {
    descriptor,
    converter,
    createClient,
    sandbox,
    flows: [probe, probe],
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
    tokenPath: new URL(descriptor.defaultUrls({}).authUrl).pathname,
  };
  for (const flows of candidates(sandbox)) {
    const [first, second] = flows.map((flow) => hashJson(converter.normalise(converter.compile(flow).artefact)));
    if (first !== second && (await isTaken(subject, flows[0])) && (await isTaken(subject, flows[1])))
      return { ...subject, flows };
  }
  throw new Error(`${id} takes none of the sample flows`);
}

async function isTaken(subject: VendorSubject, flow: Flow): Promise<boolean> {
  if (publishFaults(subject, flow).length > 0) return false;
  const { artefact } = subject.converter.compile(flow);
  const client = (await openMemoryBench(subject)).client();
  const { ok } = await client.create(artefact, { idempotencyKey: "probe", deadlineMs: 60_000 });
  return ok;
}

const FLOW_ID = "flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T";
type Pair = readonly [Flow, Flow];

// Two contents each. First requests to web services, which may take several writes; then from what every vendor has to what
// some ask for: a menu alone, behind a message, with recordings and a fallback.
function candidates(sandbox: DialectSandbox): readonly Pair[] {
  const resources = sandbox.listResources(sandbox.initialState());
  const idOf = (kind: string): string => resources.find((each) => each.kind === kind)?.id ?? `${kind}_any`;
  const shapes = [
    { spoken: true, greeted: false },
    { spoken: true, greeted: true },
    { spoken: false, greeted: true },
  ];
  const lookup = (release: number): Flow => ({ ...lookupFlow(release), id: FLOW_ID });
  const menus = shapes.map(({ spoken, greeted }): Pair => {
    const recording = spoken ? null : { assetId: idOf("asset"), campaignId: idOf("campaign") };
    const shape = { greeted, queueId: idOf("queue"), recording };
    return [sampleFlow({ ...shape, key: "1" }), sampleFlow({ ...shape, key: "2" })];
  });
  return [[lookup(2), lookup(3)], ...menus];
}

interface SampleShape {
  readonly key: string;
  readonly greeted: boolean;
  readonly queueId: string;
  /** What vendors ask for that play recordings to the callers of a campaign. */
  readonly recording: { readonly assetId: string; readonly campaignId: string } | null;
}

function sampleFlow({ key, greeted, queueId, recording }: SampleShape): Flow {
  const text = `Press ${key} to talk to us.`;
  const audio = { kind: "audio", assetId: recording?.assetId ?? "", transcript: text } as const;
  const said = recording === null ? text : { label: "Recorded", texts: { "en-US": audio } };
  const campaign = recording === null ? {} : { campaignId: recording.campaignId };
  const first = greeted ? "node_hello" : "node_menu";
  const answered = [`node_menu.key:${key}`, "node_menu.noInput", "node_menu.noMatch"].map(
    (from) => `${from} -> node_queue`,
  );
  return flowOf({
    nodes: {
      ...(greeted ? { node_hello: message({ promptId: "prompt_said" }) } : {}),
      node_menu: menu({ keys: [key], promptId: "prompt_said" }),
      node_queue: queue(queueId),
    },
    wires: [`node_start -> ${first}`, ...(greeted ? ["node_hello -> node_menu"] : []), ...answered],
    prompts: { prompt_said: said },
    flow: { id: FLOW_ID, fallback: { kind: "queue", queueId }, ...campaign },
  });
}
