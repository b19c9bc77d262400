import { nameIn } from "./campaign-judge.ts";
import type { RecordedWrite } from "./vendor-recorder.ts";

/**
 * What the vendor was sent twice: the same content of the same flow with nothing else in between had its effect already. A
 * request that the vendor refused, or answered again by its key, had none.
 */
export function writeFaults(writes: readonly RecordedWrite[]): string[] {
  const latest = new Map<string, string>();
  const faults: string[] = [];
  for (const { dialect, method, path, body, status, replayed } of writes) {
    const name = status < 300 && !replayed ? nameIn(parsed(body)) : null;
    if (name === null) continue;
    const flow = `${dialect} ${name}`;
    const content = `${method} ${body}`;
    if (latest.get(flow) === content)
      faults.push(`duplicate: ${flow} was sent the same content twice (${method} ${path})`);
    latest.set(flow, content);
  }
  return faults;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
