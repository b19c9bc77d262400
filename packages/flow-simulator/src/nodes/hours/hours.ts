import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../../engine/block.ts";
import { leave } from "../../engine/leave.ts";
import { remark } from "../../engine/remark.ts";
import type { Run } from "../../engine/run.ts";
import { anyStub, hasField, stubOf } from "../../engine/stub-of.ts";
import { silentBehaviour } from "../silent-behaviour.ts";
import { isOpen } from "./is-open.ts";
import { localClock } from "./local-time.ts";

/** Asks the clock of the call. Schedules kept at a vendor cannot be asked: a stub says, else they are open. */
export function hoursBehaviour(node: NodeOfKind<"hours">): Behaviour {
  const { timeZone = "", weekly = [], holidays = [], scheduleId } = node;
  const clock = localClock(timeZone);
  const dates = new Set(holidays.map(({ date }) => date));
  const answer = (run: Run): string => {
    if (scheduleId !== undefined) {
      remark(run, "scheduleAssumedOpen", { scheduleId });
      return "open";
    }
    if (clock === null) {
      remark(run, "unknownZone", { timeZone });
      return "closed";
    }
    const time = clock(run.call.clockMs + run.call.atMs);
    if (dates.has(time.date)) return "holiday";
    return isOpen(weekly, time) ? "open" : "closed";
  };
  return silentBehaviour((run) => leave(run, stubbedAnswer(run) ?? answer(run)));
}

function stubbedAnswer(run: Run): string | null {
  const stub = anyStub(run);
  if (stub !== null && hasField(stub, "port")) return stub.port;
  return stubOf(run, "hours")?.hours ?? null;
}
