/** What the environment decides about the sandbox. */
export interface SandboxConfig {
  readonly host: string;
  readonly port: number;
  /** Names that its page and its controls may be called by, beside the address that it listens on. */
  readonly allowedHosts: readonly string[];
  /** Where accounts are kept across restarts; null keeps them in memory. */
  readonly dataDir: string | null;
}

/** Reads the environment; an invalid value is named with what is wrong with it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): SandboxConfig {
  const port = env["SANDBOX_PORT"] ?? "4401";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`SANDBOX_PORT must be a port between 0 and 65535, but it is "${port}".`);
  return {
    host: env["SANDBOX_HOST"] ?? "127.0.0.1",
    port: Number(port),
    allowedHosts: (env["SANDBOX_ALLOWED_HOSTS"] ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    dataDir: env["SANDBOX_DATA_DIR"] ?? null,
  };
}
