/** A part of a text; lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface TextSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place that is looked for, or lies on the way to one. */
interface Wanted {
  readonly inside: Map<string, Wanted>;
  span: { readonly begin: number; readonly end: number } | null;
}

/**
 * Finds where in a JSON text the values of JSON pointers are written. A pointer to what is not there (a missing field, a
 * field that only a newer format has) gets the nearest value around it. The text must be JSON; one walk, without recursion.
 */
export function jsonPlaces(text: string, pointers: Iterable<string>): (pointer: string) => TextSpan {
  const root: Wanted = { inside: new Map(), span: null };
  for (const pointer of pointers) {
    let at = root;
    for (const name of namesOf(pointer)) {
      const next = at.inside.get(name) ?? { inside: new Map(), span: null };
      at.inside.set(name, next);
      at = next;
    }
  }
  new PlaceWalk(text).walk(root);
  const spanOf = lineCounter(text);
  return (pointer) => {
    let nearest = root.span;
    let at: Wanted | undefined = root;
    for (const name of namesOf(pointer)) {
      at = at?.inside.get(name);
      nearest = at?.span ?? nearest;
    }
    return spanOf(nearest ?? { begin: 0, end: 0 });
  };
}

/** The names that a JSON pointer (RFC 6901) leads through. */
export function namesOf(pointer: string): string[] {
  const parts = pointer.split("/").slice(1);
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** An object or list that is being walked. `wanted` is undefined where nothing inside is looked for. */
interface Frame {
  readonly wanted: Wanted | undefined;
  readonly begin: number;
  readonly isList: boolean;
  /** The name or number of the member that comes next. */
  name: string;
  index: number;
  awaitsName: boolean;
}

const SCALAR_END = /[\s,\]}]|$/g;
const SPACE_END = /\S|$/g;

class PlaceWalk {
  readonly #text: string;
  readonly #stack: Frame[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  walk(root: Wanted): void {
    for (;;) {
      this.#at = this.#next(SPACE_END);
      const symbol = this.#text[this.#at];
      if (symbol === undefined) return;
      if (symbol === "{" || symbol === "[") this.#open(root, symbol === "[");
      else if (symbol === "}" || symbol === "]") this.#close();
      else if (symbol === "," || symbol === ":") this.#separate(symbol);
      else this.#scalar(root, symbol);
    }
  }

  #open(root: Wanted, isList: boolean): void {
    const wanted = this.#wantedHere(root);
    this.#stack.push({ wanted, begin: this.#at, isList, name: "", index: 0, awaitsName: !isList });
    this.#at += 1;
  }

  #close(): void {
    this.#at += 1;
    const frame = this.#stack.pop();
    if (frame?.wanted) frame.wanted.span = { begin: frame.begin, end: this.#at };
  }

  #separate(symbol: "," | ":"): void {
    this.#at += 1;
    const frame = this.#stack.at(-1);
    if (!frame || symbol === ":") return;
    frame.index += 1;
    frame.awaitsName = !frame.isList;
  }

  #scalar(root: Wanted, symbol: string): void {
    const begin = this.#at;
    this.#at = symbol === '"' ? this.#textEnd() : this.#next(SCALAR_END);
    const frame = this.#stack.at(-1);
    if (frame?.awaitsName) {
      frame.awaitsName = false;
      if (frame.wanted) frame.name = String(JSON.parse(this.#text.slice(begin, this.#at)));
      return;
    }
    const wanted = this.#wantedHere(root);
    if (wanted) wanted.span = { begin, end: this.#at };
  }

  #wantedHere(root: Wanted): Wanted | undefined {
    const frame = this.#stack.at(-1);
    if (!frame) return root;
    return frame.wanted?.inside.get(frame.isList ? String(frame.index) : frame.name);
  }

  /** Behind the quotation mark that ends the text that begins here. */
  #textEnd(): number {
    for (let at = this.#at + 1; ; at += 1) {
      const symbol = this.#text[at];
      if (symbol === "\\") at += 1;
      else if (symbol === '"' || symbol === undefined) return at + 1;
    }
  }

  #next(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }
}

function lineCounter(text: string): (part: { readonly begin: number; readonly end: number }) => TextSpan {
  const begins = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) begins.push(index + end.length);
  const lineAt = (offset: number): number => {
    let [low, high] = [0, begins.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((begins[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return ({ begin, end }) => {
    const [first, last] = [lineAt(begin), lineAt(end)];
    return {
      line: first + 1,
      column: begin - (begins[first] ?? 0) + 1,
      endLine: last + 1,
      endColumn: end - (begins[last] ?? 0) + 1,
    };
  };
}
