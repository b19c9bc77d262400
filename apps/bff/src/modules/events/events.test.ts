import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { ADMIN_TOKEN } from "../../testing/test-bff.ts";

let lab: PublishingLab;
let address: string;
beforeAll(async () => {
  lab = await startPublishingLab();
  address = await lab.bff.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => lab.close());

interface Message {
  readonly id: string;
  readonly data: {
    readonly type?: string;
    readonly state?: string;
    readonly flowId?: string;
    readonly revision?: number;
    readonly deployment?: { readonly state: string };
  };
}

/** An open stream; `next` waits for a message that fits. */
async function open(path: string, headers: Readonly<Record<string, string>> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${address}${path}`, {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers },
    signal: stop.signal,
  });
  const messages: Message[] = [];
  const state = { ended: false };
  void collect(response, messages).finally(() => {
    state.ended = true;
  });
  const next = async (fits: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = messages.find(fits);
      if (found !== undefined) return found;
      await sleep(10);
    }
  };
  return { response, messages, state, next, close: () => stop.abort() };
}

async function collect(response: Response, messages: Message[]): Promise<void> {
  let text = "";
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (text + chunk).split("\n\n");
      text = parts.pop() ?? "";
      messages.push(...parts.flatMap(readMessage));
    }
  } catch {
    // The reader closed the stream.
  }
}

function readMessage(part: string): Message[] {
  const [id, data] = [/^id: (.*)$/mu.exec(part)?.[1], /^data: (.*)$/mu.exec(part)?.[1]];
  return id === undefined || data === undefined ? [] : [{ id, data: JSON.parse(data) }];
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}

describe("event streams", () => {
  it("follow a deployment from a snapshot to its end, in order, and end themselves", async () => {
    const place = await lab.prepare();
    const accepted = await lab.post(
      `/api/flows/${place.flowId}/deployments`,
      { tenantId: place.tenantId },
      `stream-${place.flowId}`,
    );
    const path = `/api/deployments/${accepted.json().deploymentId}/events`;
    const stream = await open(path);
    expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
    await until(() => stream.state.ended);
    const states = stream.messages.map((message) => message.data.state);
    expect(states.at(-1)).toBe("live");
    const order = ["queued", "authenticating", "snapshotting", "uploading", "verifying", "live"];
    const places = states.map((state) => order.indexOf(state ?? ""));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const again = await open(path, { "last-event-id": stream.messages.at(-1)?.id ?? "" });
    expect(again.response.status).toBe(204);
    expect((await open("/api/deployments/deployment_none/events")).response.status).toBe(404);
  });

  it("tell the workspace of drafts and deployments, and again what was missed", async () => {
    const stream = await open("/api/events");
    const place = await lab.prepare();
    const made = await stream.next(({ data }) => data.type === "draftChanged" && data.flowId === place.flowId);
    expect(made.data.revision).toBe(1);
    await lab.edit(place.flowId, "Changed.");
    await stream.next(
      ({ data }) => data.type === "draftChanged" && data.revision === 2 && data.flowId === place.flowId,
    );
    stream.close();
    await lab.publish(place);
    const later = await open("/api/events", { "last-event-id": made.id });
    await later.next(({ data }) => data.type === "deploymentChanged" && data.deployment?.state === "live");
    expect(later.messages[0]?.data).toMatchObject({ type: "draftChanged", revision: 2 });
    later.close();
  });

  it("never cross workspaces", async () => {
    const stranger = await lab.newToken("viewer", "ws_elsewhere");
    const stream = await open("/api/events", { authorization: `Bearer ${stranger}` });
    const own = await open("/api/events");
    const place = await lab.prepare();
    await own.next(({ data }) => data.flowId === place.flowId);
    expect(stream.messages).toEqual([]);
    stream.close();
    own.close();
  });

  it("leave nothing behind when their readers go", async () => {
    await until(() => connections().then((open) => open === 0));
    const streams = await Promise.all(Array.from({ length: 30 }, () => open("/api/events")));
    expect(await connections()).toBeGreaterThanOrEqual(30);
    for (const stream of streams) stream.close();
    await until(() => connections().then((open) => open === 0));
  });
});

/** Connections that a request is held open on. */
function connections(): Promise<number> {
  return new Promise((done, failed) => {
    lab.bff.app.server.getConnections((error, count) => {
      if (error) failed(error);
      else done(count);
    });
  });
}
