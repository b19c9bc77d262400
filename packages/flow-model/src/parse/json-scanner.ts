/** The first thing in a text that keeps it from being JSON, or that JSON.parse would drop in silence. */
export interface JsonTextFault {
  readonly kind: "syntax" | "repeated-name";
  /** Where it is, in UTF-16 units from 0. */
  readonly offset: number;
  /** What was expected there, or the name that is repeated. */
  readonly detail: string;
}

interface Container {
  readonly close: "}" | "]";
  /** The names met so far; an array has none. */
  readonly names: Set<string> | null;
}

/** What may come next: a value; a value or the end of an empty list; a name (or the end of an empty object); what follows a value. */
type Expecting = "value" | "valueOrEnd" | "name" | "nameOrEnd" | "afterValue";

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

const IN_TEXT = 'the text to go on (with \\" and \\\\ escaped, and no control characters) up to its quotation mark';

/**
 * Finds the first fault of a JSON text (RFC 8259), or `undefined` when there is none. Names repeated in one object count as
 * faults: all but the last value would be lost. Keeps a stack of its own, so that nesting never overflows.
 */
export function scanJson(text: string): JsonTextFault | undefined {
  return new JsonScanner(text).scan();
}

class JsonScanner {
  readonly #text: string;
  readonly #stack: Container[] = [];
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): JsonTextFault | undefined {
    let expecting: Expecting = "value";
    for (;;) {
      this.#take(SPACE);
      if (expecting === "afterValue" && this.#stack.length === 0)
        return this.#offset === this.#text.length ? undefined : this.#syntax("the end of the text");
      const next: Expecting | JsonTextFault = expecting === "afterValue" ? this.#afterValue() : this.#begin(expecting);
      if (typeof next !== "string") return next;
      expecting = next;
    }
  }

  #begin(expecting: Exclude<Expecting, "afterValue">): Expecting | JsonTextFault {
    const symbol = this.#text[this.#offset];
    const mayEnd = expecting === "valueOrEnd" || expecting === "nameOrEnd";
    if (mayEnd && symbol === this.#stack.at(-1)?.close) return this.#end();
    return expecting === "name" || expecting === "nameOrEnd" ? this.#name() : this.#value(symbol);
  }

  #value(symbol: string | undefined): Expecting | JsonTextFault {
    if (symbol === "{" || symbol === "[") {
      this.#offset += 1;
      this.#stack.push(symbol === "{" ? { close: "}", names: new Set() } : { close: "]", names: null });
      return symbol === "{" ? "nameOrEnd" : "valueOrEnd";
    }
    if (symbol === '"') return this.#string() === undefined ? this.#syntax(IN_TEXT) : "afterValue";
    return this.#take(SCALAR) === "" ? this.#syntax("a value") : "afterValue";
  }

  #name(): Expecting | JsonTextFault {
    const offset = this.#offset;
    if (this.#text[offset] !== '"') return this.#syntax("a name in quotation marks");
    const literal = this.#string();
    if (literal === undefined) return this.#syntax(IN_TEXT);
    const name = String(JSON.parse(literal));
    const names = this.#stack.at(-1)?.names;
    if (names?.has(name)) return { kind: "repeated-name", offset, detail: name };
    names?.add(name);
    this.#take(SPACE);
    if (this.#text[this.#offset] !== ":") return this.#syntax('":"');
    this.#offset += 1;
    return "value";
  }

  #afterValue(): Expecting | JsonTextFault {
    const close = this.#stack.at(-1)?.close ?? "";
    const symbol = this.#text[this.#offset];
    if (symbol === close) return this.#end();
    if (symbol !== ",") return this.#syntax(`"," or "${close}"`);
    this.#offset += 1;
    return close === "}" ? "name" : "value";
  }

  /** Text in quotation marks as it is written, `undefined` at what cannot be part of it. One loop, as texts may be long. */
  #string(): string | undefined {
    const begin = this.#offset;
    for (this.#offset += 1; ;) {
      const symbol = this.#text[this.#offset] ?? "";
      if (symbol === "\\") {
        if (this.#take(ESCAPE) === "") return undefined;
      } else if (symbol >= " ") {
        this.#offset += 1;
        if (symbol === '"') return this.#text.slice(begin, this.#offset);
      } else return undefined;
    }
  }

  #end(): Expecting {
    this.#offset += 1;
    this.#stack.pop();
    return "afterValue";
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    const taken = pattern.exec(this.#text)?.[0] ?? "";
    this.#offset += taken.length;
    return taken;
  }

  #syntax(detail: string): JsonTextFault {
    return { kind: "syntax", offset: this.#offset, detail };
  }
}
