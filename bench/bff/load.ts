// Sends GET requests over connections that stay open, and measures each. Node's own client, the same on both sides.
import { Agent, request } from "node:http";
import { quantile } from "../measure/median.ts";

/** Where to send to. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What one round measured. */
export interface Round {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends `count` requests over so many connections; an answer that is not 200 is an error. */
export async function load(
  target: Target,
  { count, connections }: { count: number; connections: number },
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const begun = performance.now();
      await once(target, agent);
      times.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function once({ url, headers }: Target, agent: Agent): Promise<void> {
  return new Promise((done, failed) => {
    const sent = request(url, { agent, headers }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) done();
        else failed(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.once("error", failed);
    sent.end();
  });
}
