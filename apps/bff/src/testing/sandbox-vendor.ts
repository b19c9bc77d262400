import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findClientFactory } from "@tonegraph/dialect-catalogue/client";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Clock, HttpSend } from "@tonegraph/vendor-kit";
import { createSandboxVendor } from "@tonegraph/vendor-kit/testing";
import type { RigVendor } from "./deployment-rig.ts";

/** The account that every sandbox has. */
const CREDENTIALS = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };

/** A dialect's own sandbox and client, without a network between them; what is sent goes by `between`. */
export function sandboxVendor(
  id: string,
  clock: Clock,
  between: (send: HttpSend) => HttpSend = (send) => send,
): RigVendor {
  const [descriptor, converter, createClient] = [findDescriptor(id), findConverter(id), findClientFactory(id)];
  const sandbox = sandboxes.find((candidate) => candidate.id === id);
  if (!descriptor || !converter || !createClient || !sandbox) throw new Error(`the catalogue lacks a part of ${id}`);
  const vendor = createSandboxVendor(sandbox, clock);
  const tokenPath = new URL(descriptor.defaultUrls({}).authUrl).pathname;
  let requests = 0;
  return {
    descriptor,
    converter,
    connect: () =>
      createClient({
        baseUrl: vendor.baseUrl,
        authUrl: `${vendor.baseUrl}${tokenPath}`,
        settings: {},
        credentials: { ...CREDENTIALS, scopes: descriptor.scopes },
        send: between(vendor.send),
        clock,
        random: () => 0.5,
        requestId: () => `request-${++requests}`,
      }),
    flows: () => new Map(sandbox.listFlows(vendor.state()).map((flow) => [flow.id, flow.artefact])),
    edit(flowId, artefact) {
      vendor.change((state) => {
        const { state: next, edited } = sandbox.editFlow(state, { id: flowId, artefact, now: clock.now() });
        if (!edited) throw new Error(`${id} has no flow ${flowId}`);
        return next;
      });
    },
  };
}
