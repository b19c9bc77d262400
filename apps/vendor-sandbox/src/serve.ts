import { buildSandboxApp } from "./build-sandbox-app.ts";
import { readConfig } from "./config.ts";

/** Reads the configuration and serves until asked to stop. */
export async function serve(): Promise<void> {
  // oxlint-disable-next-line node/no-process-env -- the one place where the sandbox looks at its environment
  const config = readConfig(process.env);
  const app = await buildSandboxApp({
    hosts: [config.host, ...config.allowedHosts],
    ...(config.dataDir === null ? {} : { dataDir: config.dataDir }),
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void app.close();
    });
  }

  const address = await app.listen({ host: config.host, port: config.port });
  process.stdout.write(`Vendor sandbox listens on ${address}\n`);
}
