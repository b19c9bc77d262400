import type { PublishEffect } from "@tonegraph/api-contract";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { effectQuery } from "../../lib/queries/heatmap.ts";
import type { LiveTenant } from "../../lib/queries/live-tenants.ts";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import type { TenantEffect } from "./block-effects.ts";
import styles from "./versions.module.css";

/** What callers made of the change from one version to another, on every tenant where exactly that change went live. */
export function useEffects(flowId: string, pair: { from: number; to: string }, live: readonly LiveTenant[]) {
  const tenants = live.filter(({ version }) => String(version) === pair.to);
  return useQueries({
    queries: tenants.map(({ id, version }) => effectQuery(flowId, { tenantId: id, version })),
    combine: (answers) =>
      answers.flatMap(({ data: effect }, index): TenantEffect[] => {
        const tenant = tenants[index];
        return tenant === undefined || effect?.former !== pair.from ? [] : [{ tenant, effect }];
      }),
  });
}

const TONES = { better: "ok", worse: "error", unclear: "plain", notEnoughCalls: "plain" } as const satisfies Record<
  NonNullable<PublishEffect["total"]>["verdict"],
  Tone
>;

/** Callers lost before and after, all together and block by block; the drawing below shows the same. */
export function EffectCard({
  flowId,
  effects,
}: {
  readonly flowId: string;
  readonly effects: readonly TenantEffect[];
}) {
  const text = words.versions.effect;
  return effects.map(({ tenant, effect: { total, nodes, version, former, source } }) => {
    const told = nodes.filter(({ compared }) => compared?.verdict === "better" || compared?.verdict === "worse");
    return (
      <section key={tenant.id} className={styles["effect"]} data-testid="publish-effect">
        <h3>{text.title(tenant.name)}</h3>
        {total === null ? (
          <p>{source.kind === "none" ? text.noFigures : text.notYet}</p>
        ) : (
          <>
            <p>
              <Pill tone={TONES[total.verdict]}>{text.verdict[total.verdict]}</Pill>{" "}
              {text.total(total.before, total.after)}
              {total.difference !== null && <small> {text.interval(total.difference)}</small>}
            </p>
            {told.length === 0 ? (
              <p>{text.noBlock}</p>
            ) : (
              <ul>
                {told.map(({ nodeId, name, compared }) => (
                  <li key={nodeId} data-verdict={compared?.verdict}>
                    <strong>{name}</strong> {compared !== null && text.total(compared.before, compared.after)}
                    {compared !== null && compared.difference !== null && (
                      <small> {text.interval(compared.difference)}</small>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <Link
              to="/flows/$flowId/heatmap"
              params={{ flowId }}
              search={{ tenant: tenant.id, version, compare: former ?? undefined, metric: "change" }}
            >
              {text.heatmap}
            </Link>
          </>
        )}
      </section>
    );
  });
}
