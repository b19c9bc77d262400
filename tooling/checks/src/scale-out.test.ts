// The compose file that the guide to several processes shows: nobody runs it here, so it is at least held against the
// configuration that it names.
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readText } from "./workspace.ts";

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly stop_grace_period?: string;
  readonly ports?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const guide = readText("docs/guides/scale-out.md");
const compose = parse(blockOf("yaml"), { merge: true }) as Compose;
const caddyfile = blockOf("caddyfile");
const config = readText("apps/bff/src/config.ts");
const { services } = compose;
const replicas = Object.keys(services).filter((name) => name.startsWith("bff"));
const environments = replicas.map((name) => services[name]?.environment ?? {});

describe("the guide's compose file", () => {
  it("has a database, a balancer and at least two replicas", () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(["postgres", "balancer"]));
    expect(replicas.length).toBeGreaterThanOrEqual(2);
  });

  it("sets only variables that the server reads", () => {
    const known = new Set([...config.matchAll(/^ {2}([A-Z][A-Z_]+): /gmu)].map(([, name]) => name));
    expect(known.size).toBeGreaterThan(15);
    const unknown = environments.flatMap((environment) => Object.keys(environment).filter((name) => !known.has(name)));
    expect(unknown).toEqual([]);
  });

  it("gives every replica the same address, database and key", () => {
    for (const name of ["PUBLIC_URL", "DATABASE_URL", "TONEGRAPH_SECRET_KEY", "TONEGRAPH_TRUSTED_PROXIES"])
      expect(new Set(environments.map((environment) => environment[name])).size, name).toBe(1);
    expect(environments[0]?.["TONEGRAPH_SECRET_KEY"]).toBeDefined();
  });

  it("leads them to the database that it starts, as the user that it makes", () => {
    const {
      POSTGRES_USER: user,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: name,
    } = services["postgres"]?.environment ?? {};
    expect(environments[0]?.["DATABASE_URL"]).toBe(`postgres://${user}:${password}@postgres/${name}`);
  });

  it("gives each the time to stop that it may take", () => {
    const stopWithin = /STOP_WITHIN_MS = (\d+)_000/u.exec(readText("apps/bff/src/serve.ts"))?.[1];
    const drain = Number(environments[0]?.["TONEGRAPH_DRAIN_SECONDS"]);
    for (const name of replicas)
      expect(Number.parseInt(services[name]?.stop_grace_period ?? "0", 10)).toBeGreaterThanOrEqual(
        3 * drain + Number(stopWithin),
      );
  });

  it("names no service, volume or port that is not there", () => {
    const all = Object.values(services);
    const needed = all.flatMap(({ depends_on: needs = {} }) => Object.keys(needs));
    expect(needed.filter((name) => services[name] === undefined)).toEqual([]);
    const mounted = all.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(":")[0] ?? ""));
    expect(mounted.filter((name) => !name.startsWith(".") && !Object.hasOwn(compose.volumes, name))).toEqual([]);
    const port = /PORT: port\.default\((\d+)\)/u.exec(config)?.[1];
    const upstreams = [...caddyfile.matchAll(/\b(bff\w*:\d+)/gu)].map(([, upstream]) => upstream);
    expect(upstreams).toEqual(replicas.map((name) => `${name}:${port}`));
  });
});

function blockOf(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "u").exec(guide)?.[1];
  if (found === undefined) throw new Error(`the guide has no ${language} block`);
  return found;
}
