import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";

type Change = (whole: Json) => Json;
type Path = readonly string[];

const STRANGE: readonly Json[] = [null, "", " ", 0, -1, 1.5, 1e9, true, "x", [], {}, ["", 1], { a: 1 }, "2024-01-01"];
const change: fc.Arbitrary<Change> = fc
  .record({
    at: fc.nat(100_000),
    how: fc.constantFrom("set", "remove", "twice", "add"),
    value: fc.constantFrom(...STRANGE),
  })
  .map(({ at, how, value }) => (whole) => {
    const places = placesIn(whole);
    const place = places[at % Math.max(1, places.length)];
    return place === undefined ? whole : changed(whole, place, { how, value });
  });

/** One of these documents with up to three things in it changed to what may be wrong, taken out, or put in twice. */
export function mangled(documents: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(change, { maxLength: 3 }))
    .map(([document, changes]) => changes.reduce((whole, make) => make(whole), document));
}

function placesIn(value: Json, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [[...at, name], ...placesIn(part, [...at, name])]);
}

function changed(
  whole: Json,
  [name = "", ...rest]: Path,
  { how, value }: { readonly how: string; readonly value: Json },
): Json {
  if (typeof whole !== "object" || whole === null) return whole;
  const within = (part: Json): Json[] => {
    if (rest.length > 0) return [changed(part, rest, { how, value })];
    if (how === "remove") return [];
    return how === "set" ? [value] : [part];
  };
  if (Array.isArray(whole)) {
    const list = whole.flatMap((part, index) => (String(index) === name ? within(part) : [part]));
    if (rest.length > 0 || how === "set" || how === "remove") return list;
    return [...list, how === "twice" ? (whole[Number(name)] ?? null) : value];
  }
  const fields = Object.entries(whole).flatMap(([key, part]): [string, Json][] =>
    key === name ? within(part).map((made) => [key, made]) : [[key, part]],
  );
  return Object.fromEntries(rest.length === 0 && how === "add" ? [...fields, ["xAdded", value]] : fields);
}
