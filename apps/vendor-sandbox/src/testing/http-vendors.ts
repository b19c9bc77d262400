import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Clock, SandboxTraffic } from "@tonegraph/vendor-kit";
import { createTestClock, type OpenVendor } from "@tonegraph/vendor-kit/testing";
import { serveDialects } from "../build-sandbox-app.ts";
import { mountDialects, type MountedDialect } from "../mounted-dialect.ts";
import { steerable } from "../sandbox-clock.ts";
import { createFetchSend } from "./http-bench.ts";

/** The whole sandbox on a port, for checks that look into its accounts and call in its callers' place. */
export interface HttpVendors {
  /** Begins a dialect's account anew: whoever had it before must be done with it. */
  readonly open: OpenVendor;
  close(): Promise<void>;
}

/** Starts the sandbox; its time is that of whoever opened an account last. */
export async function startHttpVendors(): Promise<HttpVendors> {
  let around: { readonly clock: Clock; readonly traffic?: SandboxTraffic } = { clock: createTestClock() };
  const clock = steerable({ now: () => around.clock.now(), sleep: (ms) => around.clock.sleep(ms) });
  const mounted = await mountDialects(sandboxes, { dataDir: null, clock });
  const called = [...mounted].map(([id, dialect]): [string, MountedDialect] => [
    id,
    {
      ...dialect,
      callers: { ...dialect.callers, feed: (now) => ({ ...dialect.callers.feed(now), ...around.traffic }) },
    },
  ]);
  const app = await serveDialects(new Map(called), { clock });
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const send = createFetchSend();
  return {
    open(sandbox, ownClock, traffic) {
      const dialect = mounted.get(sandbox.id);
      if (dialect === undefined) throw new Error(`${sandbox.id} is not mounted`);
      around = { clock: ownClock, ...(traffic === undefined ? {} : { traffic }) };
      dialect.callers.clear();
      dialect.account.write(sandbox.initialState());
      const requests: Parameters<typeof send>[0][] = [];
      return {
        baseUrl: `${origin}/${sandbox.id}`,
        requests,
        state: () => dialect.account.read(),
        change: (change) => dialect.account.write(change(dialect.account.read())),
        send(request) {
          requests.push(request);
          return send(request);
        },
      };
    },
    close: async () => app.close(),
  };
}
