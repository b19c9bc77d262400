import { useQuery } from "@tanstack/react-query";
import { words } from "../../lib/messages/words.ts";
import { promptLeavingQuery, type HeatmapWish } from "../../lib/queries/heatmap.ts";
import classes from "./heatmap.module.css";

/** The prompt's own words, marked where callers hang up while they are said. Shown only where single calls are known. */
export function PromptLeaving({ wish, nodeId }: { readonly wish: HeatmapWish; readonly nodeId: string }) {
  const text = words.heatmap.panel;
  const { data: leaving } = useQuery(promptLeavingQuery(wish, nodeId));
  const most = Math.max(0, ...(leaving?.words ?? []).map(({ lost }) => lost));
  if (leaving === undefined || leaving === null || most + leaving.afterwards === 0) return null;
  return (
    <section data-testid="prompt-leaving">
      <h3>{text.whichWord}</h3>
      <p className={classes["spoken"]} lang={leaving.language}>
        {leaving.words.map(({ text: word, fromSeconds, lost }) => (
          <span
            key={fromSeconds}
            data-step={lost === 0 ? undefined : Math.min(4, Math.ceil((lost / most) * 4))}
            title={text.lostAt(word, lost, fromSeconds)}
          >
            {word}{" "}
          </span>
        ))}
      </p>
      <p className={classes["hint"]}>{text.afterwards(leaving.afterwards)}</p>
    </section>
  );
}
