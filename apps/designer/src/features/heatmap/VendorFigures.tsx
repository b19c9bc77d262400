import { Button } from "@mantine/core";
import type { VendorFigures as Reported } from "@tonegraph/api-contract";
import { findTarget } from "@tonegraph/dialect-catalogue";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { vendorFiguresQuery, type VendorFiguresWish } from "../../lib/queries/heatmap.ts";
import { exactTime } from "../../lib/time/relative-time.ts";
import classes from "./heatmap.module.css";
import { WaitingForFigures } from "./PendingFigures.tsx";
import { figureText, timeText } from "./whole-flow-words.ts";
import { wholeFigures, type WholeFigures } from "./whole-flow.ts";

interface VendorFiguresProps {
  readonly dialect: string;
  readonly wish: VendorFiguresWish;
}

/** What a vendor that reports nothing per block reports of the whole flow, the newest first; or that it reports nothing. */
export function VendorFigures({ dialect, wish }: VendorFiguresProps) {
  const text = words.heatmap.vendorFigures;
  const target = findTarget(dialect);
  const whole = wholeFigures(dialect);
  if (target === undefined || whole === null) {
    return (
      <section className={classes["table"]}>
        <p className={classes["tableNote"]}>{text.nothing(target?.title ?? dialect)}</p>
      </section>
    );
  }
  return <WholeFlow vendor={target.vendor} whole={whole} wish={wish} />;
}

interface WholeFlowProps {
  readonly vendor: string;
  readonly whole: WholeFigures;
  readonly wish: VendorFiguresWish;
}

function WholeFlow({ vendor, whole, wish }: WholeFlowProps) {
  const text = words.heatmap.vendorFigures;
  const { data, error, isFetching, refetch } = useQuery(vendorFiguresQuery(wish));
  const ask = (): void => void refetch();
  return (
    <section className={classes["table"]} aria-label={text.title(vendor)} data-testid="vendor-figures">
      <div className={classes["tableBar"]}>
        <h2>{text.title(vendor)}</h2>
        <span className={classes["grow"]} />
        {data !== undefined && <span>{text.asked(exactTime(data.fetchedAt))}</span>}
        <Button variant="default" size="xs" loading={isFetching} onClick={ask}>
          {words.heatmap.refresh}
        </Button>
      </div>
      {data === undefined || error !== null ? (
        <NoAnswer error={isFetching ? null : error} />
      ) : (
        <Rows vendor={vendor} whole={whole} reported={data} />
      )}
    </section>
  );
}

/** On its way, or why it does not come; asking again is the button above. A version that was never live there is no failure. */
function NoAnswer({ error }: { readonly error: Error | null }) {
  if (error === null) return <WaitingForFigures />;
  const { code, detail, requestId } = problemOf(error);
  if (code === "not-found") return <p className={classes["tableNote"]}>{detail}</p>;
  return (
    <p className={classes["tableNote"]} role="alert">
      <strong>{words.heatmap.vendorFigures.failed}.</strong> {detail}
      {requestId !== "" && <small>{words.shell.requestId(requestId)}</small>}
    </p>
  );
}

interface RowsProps extends Pick<WholeFlowProps, "vendor" | "whole"> {
  readonly reported: Reported;
}

function Rows({ vendor, whole: { grain, figures }, reported }: RowsProps) {
  const text = words.heatmap.vendorFigures;
  const { rows, from, to, gaps } = reported;
  if (rows.length === 0) {
    return <p className={classes["tableNote"]}>{text.empty(vendor, exactTime(from), exactTime(to))}</p>;
  }
  return (
    <div className={classes["rows"]} tabIndex={0} role="region" aria-label={text.title(vendor)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.when[grain]}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {text.figure[figure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row, index) => (
            <tr key={row.from ?? index}>
              <th scope="row">{timeText(row, reported)}</th>
              {figures.map((figure) => (
                <td key={figure}>{figureText(figure, row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {gaps.map((gap) => (
        <p key={gap.why} className={classes["tableNote"]}>
          {words.heatmap.gap(exactTime(gap.from), exactTime(gap.to), gap.why)}
        </p>
      ))}
    </div>
  );
}
