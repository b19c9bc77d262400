import { describe, expect, it } from "vitest";
import { adviseOnQueue } from "./queue-advice.ts";

const busy = { dynamicTimeoutMultiplier: 2, fallbackEnabled: true };
const calm = { dynamicTimeoutMultiplier: 1, fallbackEnabled: false };

describe("adviseOnQueue", () => {
  it.each([
    [{ availableAgents: 3, waitSeconds: 120 }, calm],
    [{ availableAgents: 3, waitSeconds: 121 }, busy],
    [{ availableAgents: 0, waitSeconds: 0 }, busy],
    [{ availableAgents: 1, waitSeconds: 0 }, calm],
    [{ availableAgents: 0, waitSeconds: null }, busy],
    [{ availableAgents: null, waitSeconds: 500 }, busy],
    [{ availableAgents: null, waitSeconds: 5 }, null],
    [{ availableAgents: 5, waitSeconds: null }, null],
  ])("%j → %j", (state, advice) => expect(adviseOnQueue(state)).toEqual(advice));
});
