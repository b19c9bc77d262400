import { useStore as useFlowStore } from "@xyflow/react";
import { memo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { canvasWords } from "./canvas-words.ts";
import classes from "./canvas.module.css";

/** Fit, zoom, tidy and commands, at hand below the drawing. */
export const CanvasDock = memo(function CanvasDock({ editor }: { readonly editor: Editor }) {
  const percent = useFlowStore((state) => Math.round(state.transform[2] * 100));
  const { view, canEdit } = editor;
  const effortShown = useStore(view.store, (state) => state.effortShown);
  return (
    <div className={classes["dock"]} role="toolbar" aria-label={canvasWords.dock}>
      <button
        type="button"
        title={canvasWords.fit}
        aria-label={canvasWords.fit}
        onClick={() => view.ask({ type: "fit" })}
      >
        <svg {...ICON}>
          <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
        </svg>
      </button>
      <button
        type="button"
        className={classes["wide"]}
        title={canvasWords.zoomLabel(percent)}
        aria-label={canvasWords.zoomLabel(percent)}
        onClick={() => view.ask({ type: "actualSize" })}
      >
        {canvasWords.zoom(percent)}
      </button>
      <span className={classes["dockLine"]} />
      <button
        type="button"
        title={canvasWords.tidy}
        aria-label={canvasWords.tidy}
        disabled={!canEdit}
        onClick={() => view.ask({ type: "tidy" })}
      >
        <svg {...ICON}>
          <path d="M4 12h6l4-6h6M10 12l4 6h6M17 3l3 3-3 3M17 15l3 3-3 3" />
        </svg>
      </button>
      <button
        type="button"
        title={canvasWords.showEffort}
        aria-label={canvasWords.showEffort}
        aria-pressed={effortShown}
        onClick={() => view.showEffort(!effortShown)}
      >
        <svg {...ICON}>
          <path d="M12 7v5l3 2M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18" />
        </svg>
      </button>
      <button
        type="button"
        className={classes["wide"]}
        aria-label={canvasWords.commands}
        onClick={() => view.ask({ type: "commands" })}
      >
        Ctrl K
      </button>
    </div>
  );
});

const ICON = {
  width: 15,
  height: 15,
  viewBox: "0 0 24 24",
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 2,
  strokeLinecap: "round",
  strokeLinejoin: "round",
  "aria-hidden": true,
} as const;
