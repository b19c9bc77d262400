import type { DashboardFlow, DashboardNode, DashboardPublish } from "@tonegraph/api-contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { words } from "../../lib/messages/words.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import styles from "./dashboard.module.css";
import { daySeries } from "./day-series.ts";
import { Change, Rate } from "./LossFigures.tsx";
import { Sparkline } from "./Sparkline.tsx";

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Flows by callers lost. */
export function FlowLosses({ flows, window }: { readonly flows: readonly DashboardFlow[]; readonly window: Days }) {
  const text = words.dashboard;
  const { column } = text;
  return (
    <Table
      label={text.flows}
      columns={[column.flow, column.tenant, column.perDay, column.rate, column.change, column.trend]}
    >
      {flows.map((flow) => (
        <tr key={`${flow.flowId} ${flow.tenantId}`}>
          <th scope="row">
            <Link to="/flows/$flowId/heatmap" params={{ flowId: flow.flowId }} search={{ tenant: flow.tenantId }}>
              {flow.flowName}
            </Link>
          </th>
          <td>{flow.tenantName}</td>
          <td>
            {text.perDay(flow.lostPerDay)}
            <div className={styles["quiet"]}>{text.perDayOn(flow.figureDays, daySeries(window, []).length)}</div>
          </td>
          <td>
            <Rate loss={flow} />
            {flow.kind === "aggregates" && <div className={styles["quiet"]}>{text.vendorSums}</div>}
          </td>
          <td>
            <Change change={flow.change} previous={flow.previous} />
          </td>
          <td>
            <Sparkline
              values={daySeries(window, flow.trend).map(({ figures }) => figures?.lost ?? null)}
              label={text.total.trend(flow.trend.length, flow.lost)}
            />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Blocks by callers lost. */
export function NodeLosses({ nodes }: { readonly nodes: readonly DashboardNode[] }) {
  const text = words.dashboard;
  const { column } = text;
  return (
    <Table label={text.nodes} columns={[column.block, column.flow, column.tenant, column.rate]}>
      {nodes.map(({ flowId, tenantId, nodeId, version, name, flowName, tenantName, ...loss }) => (
        <tr key={`${flowId} ${tenantId} ${nodeId}`}>
          <th scope="row">
            <Link to="/flows/$flowId/heatmap" params={{ flowId }} search={{ tenant: tenantId, version, node: nodeId }}>
              {name}
            </Link>
          </th>
          <td>{flowName}</td>
          <td>{tenantName}</td>
          <td>
            <Rate loss={loss} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

const TONES = { better: "ok", worse: "error", unclear: "plain", notEnoughCalls: "plain" } as const satisfies Record<
  DashboardPublish["verdict"],
  Tone
>;

/** What went live, and what came of it. */
export function PublishEffects({ publishes }: { readonly publishes: readonly DashboardPublish[] }) {
  const text = words.dashboard;
  const { column } = text;
  return (
    <Table
      label={text.publishes}
      columns={[column.flow, column.version, column.when, column.by, column.effect, column.verdict]}
    >
      {publishes.map((publish) => (
        <tr key={publish.deploymentId}>
          <th scope="row">
            <Link
              to="/flows/$flowId/heatmap"
              params={{ flowId: publish.flowId }}
              search={{
                tenant: publish.tenantId,
                version: publish.version,
                ...(publish.former === null ? {} : { compare: publish.former, metric: "change" as const }),
              }}
            >
              {publish.flowName}
            </Link>
            <div className={styles["quiet"]}>{publish.tenantName}</div>
          </th>
          <td>
            {text.version(publish.version, publish.former)}
            {publish.kind === "rollback" && <div className={styles["quiet"]}>{text.rolledBack}</div>}
          </td>
          <td>
            <When at={publish.at} />
          </td>
          <td>{publish.by}</td>
          <td title={changeTitle(publish)}>
            {publish.former !== null && (
              <>
                <Rate loss={publish.before} /> →{" "}
              </>
            )}
            <Rate loss={publish.after} />
          </td>
          <td>
            {publish.former === null ? (
              <span className={styles["quiet"]}>{text.first}</span>
            ) : (
              <Pill tone={TONES[publish.verdict]}>{text.verdict[publish.verdict]}</Pill>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function changeTitle({ difference }: DashboardPublish): string | undefined {
  return difference === null ? undefined : words.dashboard.changeInterval(difference.low, difference.high);
}

interface TableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

function Table({ label, columns, children }: TableProps) {
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={label}>
      <table className={styles["table"]} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
