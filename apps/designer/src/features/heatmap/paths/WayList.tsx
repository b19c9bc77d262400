import { Link } from "@tanstack/react-router";
import type { FlowPaths } from "@tonegraph/api-contract";
import { words } from "../../../lib/messages/words.ts";
import classes from "../heatmap.module.css";
import type { HeatmapSearch } from "../heatmap-search.ts";

type Ways = FlowPaths["ways"];

interface WayListProps {
  readonly flowId: string;
  readonly search: HeatmapSearch;
  readonly title: string;
  readonly none: string;
  readonly ways: Ways;
  readonly nameOf: (nodeId: string) => string;
}

/** Ways in words, most calls first; what is not listed is counted below. */
export function WayList({ flowId, search, title, none, ways, nameOf }: WayListProps) {
  const text = words.heatmap.paths;
  return (
    <section className={classes["wayList"]}>
      <h2>{title}</h2>
      {ways.items.length === 0 ? (
        <p className={classes["hint"]}>{none}</p>
      ) : (
        <ol>
          {ways.items.map(({ steps, end, calls, share }) => (
            <li key={JSON.stringify([steps, end])}>
              <span className={classes["wayShare"]}>
                {words.heatmap.percent(share)} <small>{words.heatmap.count(calls)}</small>
              </span>
              <span>
                {steps.map(({ nodeId, again }, index) => (
                  <span key={nodeId}>
                    {index > 0 && <span aria-hidden="true"> → </span>}
                    <Link to="/flows/$flowId/heatmap" params={{ flowId }} search={{ ...search, node: nodeId }}>
                      {nameOf(nodeId)}
                    </Link>
                    {again && <small> {text.again}</small>}
                  </span>
                ))}
                <span aria-hidden="true"> → </span>
                <strong data-end={end}>{text.end[end]}</strong>
              </span>
            </li>
          ))}
        </ol>
      )}
      {ways.others.calls > 0 && <p className={classes["hint"]}>{text.others(ways.others.calls, ways.others.share)}</p>}
    </section>
  );
}
