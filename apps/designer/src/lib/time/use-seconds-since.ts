import { useEffect, useState } from "react";

/** Whole seconds since something happened at `instant`, as long as the page is looked at; 0 while it does not count. */
export function useSecondsSince(instant: number, counts: boolean): number {
  const [counted, setCounted] = useState({ instant, seconds: 0 });
  useEffect(() => {
    if (!counts) return undefined;
    const timer = setInterval(() => {
      // A page that nobody looks at asks for nothing, so nothing that it waits for is late.
      if (document.visibilityState !== "visible") return;
      setCounted((before) => ({ instant, seconds: before.instant === instant ? before.seconds + 1 : 1 }));
    }, 1000);
    return () => clearInterval(timer);
  }, [instant, counts]);
  return counts && counted.instant === instant ? counted.seconds : 0;
}
