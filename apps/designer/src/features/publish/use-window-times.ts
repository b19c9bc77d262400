import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { windowOf, type TypedTimes, type TypedWindow } from "./window-times.ts";

/** The times of a vendor's own window as they are typed, what they mean, and what is wrong with them. */
export interface WindowTimes extends TypedWindow {
  readonly typed: TypedTimes;
  readonly isRefused: boolean;
  readonly type: (times: Partial<TypedTimes>) => void;
}

const NOTHING_TYPED: TypedTimes = { from: "", until: "" };

/** Times of the vendor's own window; none is sent where the dialect has no such window. */
export function useWindowTimes(dialect: string): WindowTimes {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const now = useNow(60_000);
  const read = windowOf(hasWindow(dialect) ? typed : NOTHING_TYPED, now, words.publish.window);
  return {
    ...read,
    typed,
    isRefused: read.faults.from !== null || read.faults.until !== null,
    type: (times) => setTyped({ ...typed, ...times }),
  };
}

/** Whether a vendor opens and closes flows at times of its own. */
export function hasWindow(dialect: string): boolean {
  return findDescriptor(dialect)?.capabilities.activationWindow === true;
}
