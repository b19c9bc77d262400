import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import classes from "./designer.module.css";

const SHOWN_MS = 5000;

/** Says every change to screen readers; shows what was refused to everybody for a moment. */
export function LiveRegion({ editor }: { readonly editor: Editor }) {
  const { words, count, refused } = useStore(editor.announcer.store);
  const [hidden, setHidden] = useState(0);
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(() => setHidden(count), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [count, refused]);
  return (
    <>
      {/* Alternating between two regions makes screen readers repeat equal words. */}
      <div className={classes["spoken"]} role="status" aria-live="polite" data-testid="announcement">
        {count % 2 === 0 ? words : ""}
      </div>
      <div className={classes["spoken"]} role="status" aria-live="polite" data-testid="announcement-odd">
        {count % 2 === 1 ? words : ""}
      </div>
      {refused && hidden !== count && (
        <div className={classes["refusal"]} data-testid="refusal" aria-hidden="true">
          {words}
        </div>
      )}
    </>
  );
}
