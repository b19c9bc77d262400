import type { FastifyBaseLogger } from "fastify";

type Child = Parameters<FastifyBaseLogger["child"]>;

/**
 * The logger with children that are made when something is written with them. Each request has one, and most write nothing
 * but their line of the access log, which is not written with it.
 */
export function withLazyChildren(logger: FastifyBaseLogger): FastifyBaseLogger {
  return new LazyLogger(logger, {}, {});
}

class LazyLogger implements FastifyBaseLogger {
  readonly #parent: FastifyBaseLogger;
  readonly #bindings: Child[0];
  readonly #options: Child[1];
  #made: FastifyBaseLogger | null = null;

  constructor(parent: FastifyBaseLogger, bindings: Child[0], options: Child[1]) {
    this.#parent = parent;
    this.#bindings = bindings;
    this.#options = options;
  }

  fatal(...line: unknown[]): void {
    this.#write("fatal", line);
  }

  error(...line: unknown[]): void {
    this.#write("error", line);
  }

  warn(...line: unknown[]): void {
    this.#write("warn", line);
  }

  info(...line: unknown[]): void {
    this.#write("info", line);
  }

  debug(...line: unknown[]): void {
    this.#write("debug", line);
  }

  trace(...line: unknown[]): void {
    this.#write("trace", line);
  }

  silent(...line: unknown[]): void {
    this.#write("silent", line);
  }

  get level(): string {
    return this.#logger().level;
  }

  set level(level: string) {
    this.#logger().level = level;
  }

  child(bindings: Child[0], options?: Child[1]): FastifyBaseLogger {
    return new LazyLogger(this, bindings, options);
  }

  #write(level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent", line: readonly unknown[]): void {
    const logger = this.#logger();
    Reflect.apply(logger[level], logger, line);
  }

  #logger(): FastifyBaseLogger {
    if (this.#made !== null) return this.#made;
    const parent = this.#parent instanceof LazyLogger ? this.#parent.#logger() : this.#parent;
    this.#made = parent.child(this.#bindings, this.#options);
    return this.#made;
  }
}
