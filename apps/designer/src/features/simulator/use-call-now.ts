import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { CallSession } from "./call-session.ts";

/** How often what the clock shows is looked at, milliseconds; the clock itself does not depend on it. */
const LOOK_MS = 100;

/** Where the call's clock is, milliseconds since the call arrived: looked at ten times a second while it runs. */
export function useCallNow(session: CallSession): number {
  const running = useStore(session.store, (state) => state.running);
  const moments = useStore(session.store, (state) => state.moments);
  const [, look] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => look((count) => count + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, [running, moments]);
  return session.now();
}
