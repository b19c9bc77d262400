import type { RawDifferenceDto } from "@tonegraph/api-contract";
import { canonicalJson, type Json } from "@tonegraph/flow-model";
import { hideSecrets } from "@tonegraph/vendor-kit";

const MOST = 200;

/**
 * Where two documents differ, deepest place first named: objects by key, lists by place. At most 200 places. A secret that
 * stands in one of them in clear is named by its place alone.
 */
export function rawDifference(before: Json | undefined, after: Json | undefined): RawDifferenceDto[] {
  const found: RawDifferenceDto[] = [];
  const pending: Place[] = [
    { pointer: "", before, after, shown: { before: readable(before), after: readable(after) } },
  ];
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
  /** The same as people may read it. */
  readonly shown: { readonly before: Json | undefined; readonly after: Json | undefined };
}

function readable(document: Json | undefined): Json | undefined {
  return document === undefined ? undefined : hideSecrets(document, () => "[hidden]");
}

function isSame({ before, after }: Place): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(before) === canonicalJson(after);
}

/** The places inside, where both sides are of one kind; null where the values themselves differ. */
function openedUp({ pointer, before, after, shown }: Place): Place[] | null {
  const [old, now] = [inside(before), inside(after)];
  if (old === null || now === null || Array.isArray(before) !== Array.isArray(after)) return null;
  const [oldShown, nowShown] = [inside(shown.before), inside(shown.after)];
  // What lies too deep to be shown is hidden as a whole, and is one place.
  if (oldShown === null || nowShown === null) return null;
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => ({
    pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    before: old.get(key),
    after: now.get(key),
    shown: { before: oldShown.get(key), after: nowShown.get(key) },
  }));
}

function inside(value: Json | undefined): ReadonlyMap<string, Json> | null {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null;
}

function told({ pointer, shown: { before, after } }: Place): RawDifferenceDto {
  return { pointer, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
