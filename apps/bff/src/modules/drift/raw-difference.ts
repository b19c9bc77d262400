import type { RawDifferenceDto } from "@tonegraph/api-contract";
import { canonicalJson, type Json } from "@tonegraph/flow-model";

const MOST = 200;

/** Where two documents differ, deepest place first named: objects by key, lists by place. At most 200 places. */
export function rawDifference(before: Json | undefined, after: Json | undefined): RawDifferenceDto[] {
  const found: RawDifferenceDto[] = [];
  const pending: Place[] = [{ pointer: "", before, after }];
  for (let place = pending.shift(); place !== undefined && found.length < MOST; place = pending.shift()) {
    if (isSame(place)) continue;
    const inner = openedUp(place);
    if (inner === null) found.push(told(place));
    else pending.unshift(...inner);
  }
  return found;
}

interface Place {
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function isSame({ before, after }: Place): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(before) === canonicalJson(after);
}

/** The places inside, where both sides are of one kind; null where the values themselves differ. */
function openedUp({ pointer, before, after }: Place): Place[] | null {
  const [old, now] = [inside(before), inside(after)];
  if (old === null || now === null || Array.isArray(before) !== Array.isArray(after)) return null;
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => ({
    pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    before: old.get(key),
    after: now.get(key),
  }));
}

function inside(value: Json | undefined): ReadonlyMap<string, Json> | null {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null;
}

function told({ pointer, before, after }: Place): RawDifferenceDto {
  return { pointer, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
