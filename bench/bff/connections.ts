// Connections that stay open and ask the same again and again. node's sockets with one buffer each, read in place: an HTTP
// client would make buffers and objects for every answer, and what collects them holds up whoever measures.
import { connect, type Socket } from "node:net";

/** What is asked for, and by which method, headers and body. */
export interface Question {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Connections to one server. */
export interface Connections {
  /** Asks once, on the next connection that is free; an answer that is not 200, or has no length, is an error. */
  ask(): Promise<void>;
  close(): void;
}

const READ_BYTES = 65_536;
const HEAD_END = "\r\n\r\n";

/** Opens so many connections. */
export async function openConnections(question: Question, count: number): Promise<Connections> {
  const bytes = requestOf(question);
  const { hostname, port, pathname } = new URL(question.url);
  const place = { host: hostname, port: Number(port) };
  const all = await Promise.all(Array.from({ length: count }, () => open(place, `${question.method} ${pathname}`)));
  const free = [...all];
  const waiting: ((one: Connection) => void)[] = [];
  const release = (one: Connection): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(one);
    else next(one);
  };
  return {
    async ask() {
      const one = free.pop() ?? (await new Promise<Connection>((given) => void waiting.push(given)));
      await one.ask(bytes);
      release(one);
    },
    close: () => {
      for (const one of all) one.close();
    },
  };
}

function requestOf({ url, method, headers, body }: Question): Buffer {
  const { host, pathname, search } = new URL(url);
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host, ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`);
}

async function open(place: { readonly host: string; readonly port: number }, what: string): Promise<Connection> {
  const { promise, resolve, reject } = Promise.withResolvers<Connection>();
  const socket: Socket = connect({
    ...place,
    noDelay: true,
    onread: {
      buffer: Buffer.alloc(READ_BYTES),
      callback: (count, bytes) => {
        connection.take(bytes.subarray(0, count));
        return true;
      },
    },
  });
  const connection = new Connection(socket, what);
  socket.once("connect", () => resolve(connection));
  socket.once("error", reject);
  return promise;
}

/** One question at a time. */
class Connection {
  readonly #socket: Socket;
  readonly #what: string;
  #answered: PromiseWithResolvers<void> | null = null;
  /** What came of the head so far. */
  #head = "";
  /** Bytes of the body that are still to come; null while the head is. */
  #left: number | null = null;

  constructor(socket: Socket, what: string) {
    this.#socket = socket;
    this.#what = what;
    socket.on("error", (error) => this.#answered?.reject(error));
    socket.on("close", () => this.#answered?.reject(new Error(`${what}: the connection was closed`)));
  }

  ask(bytes: Buffer): Promise<void> {
    this.#answered = Promise.withResolvers();
    this.#socket.write(bytes);
    return this.#answered.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  take(bytes: Uint8Array): void {
    const body = this.#left === null ? this.#bodyAfterHead(bytes) : bytes.byteLength;
    if (this.#left === null) return;
    this.#left -= body;
    if (this.#left > 0) return;
    this.#left = null;
    this.#head = "";
    this.#answered?.resolve();
  }

  /** How many bytes of the body came with the end of the head, which may come in pieces. */
  #bodyAfterHead(bytes: Uint8Array): number {
    const text = this.#head + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const end = text.indexOf(HEAD_END);
    this.#head = end < 0 ? text : text.slice(0, end + HEAD_END.length);
    if (end < 0) return 0;
    const length = /\r\ncontent-length: *(\d+)\r\n/iu.exec(this.#head)?.[1];
    if (this.#head.startsWith("HTTP/1.1 200 ") && length !== undefined) this.#left = Number(length);
    else this.#answered?.reject(new Error(`${this.#what} answered ${this.#head}`));
    return text.length - this.#head.length;
  }
}
