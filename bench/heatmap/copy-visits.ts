import type { Visit } from "@tonegraph/call-analytics";
import { Client, type Connection, type PoolConfig, type Submittable } from "pg";

/** Sends text to COPY … FROM STDIN, by the protocol's own messages; what pg-copy-streams does without its stream. */
class CopyIn implements Submittable {
  readonly done: Promise<void>;
  readonly #command: string;
  readonly #chunks: readonly string[];
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor(command: string, chunks: readonly string[]) {
    this.#command = command;
    this.#chunks = chunks;
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: Connection): void {
    connection.query(this.#command);
  }

  handleCopyInResponse(connection: Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }): void {
    for (const chunk of this.#chunks) connection.sendCopyFromChunk(Buffer.from(chunk, "utf8"));
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.#settle?.reject(error);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#settle?.resolve();
  }
}

const CHUNK = 5000;

/** Writes visits to `visit_rows` by COPY, the other way in. */
export async function copyVisits(
  config: PoolConfig,
  place: readonly [workspaceId: string, tenantId: string, flowId: string, version: number],
  calls: readonly (readonly Visit[])[],
): Promise<void> {
  const lines = calls.flatMap((call) => {
    const begun = new Date(call[0]?.enteredMs ?? 0).toISOString();
    return call.map((visit) =>
      [
        ...place,
        begun,
        visit.callId,
        visit.index,
        visit.nodeId,
        new Date(visit.enteredMs).toISOString(),
        new Date(visit.leftMs).toISOString(),
        visit.leaving.kind,
        visit.leaving.kind === "port" ? visit.leaving.port : "\\N",
        visit.noInputs,
        visit.noMatches,
        visit.keys,
      ].join("\t"),
    );
  });
  const chunks = Array.from(
    { length: Math.ceil(lines.length / CHUNK) },
    (_, part) => `${lines.slice(part * CHUNK, (part + 1) * CHUNK).join("\n")}\n`,
  );
  const client = new Client(config);
  await client.connect();
  const copy = new CopyIn("copy visit_rows from stdin", chunks);
  client.query(copy);
  await copy.done;
  await client.end();
}
