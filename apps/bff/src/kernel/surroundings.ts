import { randomBytes, randomUUID } from "node:crypto";
import { ulid } from "ulid";

/** Time and chance, as use cases see them; tests bring their own. */
export interface Surroundings {
  now(): Date;
  /** `<prefix>_` and a ULID made from `now`, for instance `flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T`. */
  newId(prefix: string): string;
  /** A random UUID, for records whose form others prescribe. */
  newUuid(): string;
  /** 256 random bits as base64url. */
  newSecret(): string;
}

/** The real clock and the system's random source. */
export function systemSurroundings(): Surroundings {
  const now = () => new Date();
  return {
    now,
    newId: (prefix) => `${prefix}_${ulid(now().getTime())}`,
    newUuid: () => randomUUID(),
    newSecret: () => randomBytes(32).toString("base64url"),
  };
}
