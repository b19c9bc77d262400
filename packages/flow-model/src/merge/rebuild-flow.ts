import type { Connection, Flow } from "../flow.ts";
import type { ConnectionId } from "../ids.ts";
import type { JsonLike } from "../json.ts";
import { own } from "../own.ts";
import { SETTINGS, VALUE, splitKey, type Entities } from "./flow-entities.ts";
import { nodeOfParts, portOfPart, type Parts } from "./node-parts.ts";

interface RebuildOptions {
  /** Whose id, start and format the flow has. */
  readonly like: Flow;
  /** Where ids of connections are looked up, first come first. */
  readonly known: readonly Flow[];
}

/** The document of these things, not yet parsed. */
export function rebuildFlow(entities: Entities, { like, known }: RebuildOptions): JsonLike {
  const settings = entities.get(SETTINGS) ?? new Map<string, JsonLike>();
  const { id, formatVersion, startNodeId } = like;
  const ignored = listed("ignored", entities, settings);
  return {
    ...(id === undefined ? {} : { id }),
    formatVersion,
    startNodeId,
    ...plainSettings(settings),
    nodes: byId("node", entities, nodeOfParts),
    connections: connectionsOf(entities, known),
    prompts: byId("prompt", entities, promptOfParts),
    variables: byId("variable", entities, valueOf),
    notes: byId("note", entities, valueOf),
    goals: listed("goal", entities, settings),
    tests: listed("test", entities, settings),
    ...(ignored.length === 0 ? {} : { ignoredProblems: ignored }),
    vendorExtras: byId("extras", entities, valueOf),
  };
}

/** A prompt of its parts, not yet checked. */
export function promptOfParts(parts: Parts): JsonLike {
  const texts = [...parts].flatMap(([part, text]) =>
    part.startsWith("text:") ? [[part.slice("text:".length), text] as const] : [],
  );
  return { label: parts.get("label") ?? "", texts: Object.fromEntries(texts) };
}

/** The connections that a node's parts say, with ids that are not taken. */
export function exitsOfParts(source: string, parts: Parts): Connection[] {
  return [...parts].flatMap(([part, targets]) => {
    const port = part.startsWith("exit:") ? portOfPart(part) : null;
    if (port === null || !Array.isArray(targets)) return [];
    return targets.flatMap((target: JsonLike) => (typeof target === "string" ? [{ source, port, target }] : []));
  });
}

function plainSettings(settings: Parts): Readonly<Record<string, JsonLike>> {
  const { languages, ...rest } = Object.fromEntries([...settings].filter(([part]) => !part.startsWith("order:")));
  return isRecord(languages) ? { ...rest, ...languages } : rest;
}

function isRecord(value: JsonLike | undefined): value is Readonly<Record<string, JsonLike>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function byId(kind: string, entities: Entities, build: (parts: Parts) => JsonLike): Record<string, JsonLike> {
  const built = [...entities].flatMap(([key, parts]) => {
    const [own, id] = splitKey(key);
    return own === kind ? [[id, build(parts)] as const] : [];
  });
  return Object.fromEntries(built);
}

function listed(kind: string, entities: Entities, settings: Parts): JsonLike[] {
  const items = new Map(
    [...entities].flatMap(([key, parts]) => {
      const [own, id] = splitKey(key);
      return own === kind ? [[id, valueOf(parts)] as const] : [];
    }),
  );
  const order = settings.get(`order:${kind}`);
  const named = (Array.isArray(order) ? order : []).map(String);
  return [...new Set([...named, ...items.keys()])].flatMap((id) => (items.has(id) ? [items.get(id) ?? null] : []));
}

function valueOf(parts: Parts): JsonLike {
  return parts.get(VALUE) ?? null;
}

function connectionsOf(entities: Entities, known: readonly Flow[]): Record<ConnectionId, Connection> {
  const free = known.map(idsByWay);
  const connections: Record<ConnectionId, Connection> = {};
  for (const [key, parts] of entities) {
    const [kind, source] = splitKey(key);
    if (kind !== "node" && kind !== "stray") continue;
    for (const connection of exitsOfParts(source, parts)) {
      const candidates = free.flatMap((ids) => ids.get(wayOf(connection)) ?? []);
      const id = candidates.find((candidate) => own(connections, candidate) === undefined);
      connections[id ?? unused(candidates[0] ?? "conn_merged", connections)] = connection;
    }
  }
  return connections;
}

function idsByWay({ connections }: Flow): ReadonlyMap<string, readonly ConnectionId[]> {
  const ids = new Map<string, ConnectionId[]>();
  for (const [id, connection] of Object.entries(connections)) {
    const way = wayOf(connection);
    ids.set(way, [...(ids.get(way) ?? []), id]);
  }
  return ids;
}

/** Where a connection leads from and to, whatever its id. */
export function wayOf({ source, port, target }: Connection): string {
  return JSON.stringify([source, port, target]);
}

const LONGEST_STEM = 56;

function unused(wanted: ConnectionId, taken: Readonly<Record<ConnectionId, Connection>>): ConnectionId {
  const stem = wanted.slice(0, LONGEST_STEM);
  for (let count = 2; ; count += 1) if (own(taken, `${stem}_${count}`) === undefined) return `${stem}_${count}`;
}
