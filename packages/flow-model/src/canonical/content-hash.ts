import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Flow } from "../flow.ts";
import type { JsonLike } from "../json.ts";
import { canonicalJson } from "./canonical-json.ts";

/** SHA-256 of the canonical JSON of a value, as 64 lower-case hex digits. */
export function hashJson(value: JsonLike): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** What callers can notice of a flow: the document without its id, without notes and without places on the canvas. */
export function flowContent(flow: Flow): JsonLike {
  const { id: _id, notes: _notes, nodes, ...rest } = flow;
  const placeless = Object.entries(nodes).map(([nodeId, node]) => {
    const { position: _position, ...fields } = node;
    return [nodeId, fields] as const;
  });
  return { ...rest, nodes: Object.fromEntries(placeless) };
}

/** Names the content of a flow: equal for two flows that callers cannot tell apart, whatever their layout and key order. */
export function contentHash(flow: Flow): string {
  return hashJson(flowContent(flow));
}
