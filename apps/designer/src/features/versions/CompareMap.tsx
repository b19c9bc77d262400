import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useEffect, useMemo, useRef, type CSSProperties } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { words } from "../../lib/messages/words.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { changedPart, type ComparedFlows } from "./compare-flows.ts";
import { CARD, compareLayout, type PlacedCard } from "./compare-layout.ts";
import type { BlockEffect } from "./block-effects.ts";
import styles from "./versions.module.css";

/** More cards than this at once would make the page slow and the drawing unreadable. */
const MOST_CARDS = 300;
const SMALLEST_SCALE = 0.45;

interface CompareMapProps {
  readonly compared: ComparedFlows;
  readonly label: string;
  /** What callers made of it, by block. */
  readonly effects?: ReadonlyMap<string, BlockEffect> | undefined;
}

/** The two flows laid over one another, read-only, at the places where people put the blocks. */
export function CompareMap({ compared, label, effects }: CompareMapProps) {
  const part = useMemo(() => changedPart(compared, MOST_CARDS), [compared]);
  const layout = useMemo(() => compareLayout(part), [part]);
  const { ref: sized, width, height } = useElementSize<HTMLElement>();
  const map = useRef<HTMLElement>(null);
  const ref = useMergedRef(sized, map);
  const scale = fitScale(layout, { width, height });
  const first = layout.cards.find((card) => card.fate !== "same");
  useEffect(() => {
    const left = first === undefined ? 0 : first.x * scale - 40;
    const top = first === undefined ? 0 : first.y * scale - 40;
    map.current?.scrollTo({ left, top });
  }, [first, scale]);
  const sheet: CSSProperties = {
    width: layout.width,
    height: layout.height,
    transform: `scale(${scale})`,
    // The scaled sheet would otherwise scroll as far as the unscaled one.
    marginRight: layout.width * (scale - 1),
    marginBottom: layout.height * (scale - 1),
  };
  return (
    <section className={styles["map"]} ref={ref} aria-label={label} tabIndex={0} data-testid="compare-map">
      {part.nodes.length < part.total && (
        <span className={styles["part"]}>{words.versions.mapPart(part.nodes.length, part.total)}</span>
      )}
      <div className={styles["sheet"]} style={sheet}>
        <svg className={styles["wires"]} width={layout.width} height={layout.height} aria-hidden="true">
          {layout.wires.map((wire) => (
            <path key={wire.key} d={wire.path} data-fate={wire.fate} />
          ))}
        </svg>
        {layout.cards.map((card) => (
          <ComparedCard key={card.id} card={card} effect={effects?.get(card.id)} />
        ))}
      </div>
    </section>
  );
}

interface ComparedCardProps {
  readonly card: PlacedCard;
  readonly effect: BlockEffect | undefined;
}

function ComparedCard({ card, effect }: ComparedCardProps) {
  const kind = nodeKindEntry(card.node.kind);
  return (
    <div className={styles["card"]} data-fate={card.fate} style={{ left: card.x, top: card.y, width: CARD.width }}>
      {card.fate !== "same" && <span className={styles["tag"]}>{words.versions.tag[card.fate]}</span>}
      {effect !== undefined && (
        <span className={styles["blockEffect"]} data-verdict={effect.verdict} title={effect.hint}>
          {effect.text}
        </span>
      )}
      <div className={styles["cardHead"]}>
        <NodeTile role={kind.role} icon={kind.icon} size={28} />
        <div>
          <b>{card.node.label === "" ? words.versions.unnamed : card.node.label}</b>
          <small>{kind.title}</small>
        </div>
      </div>
      {card.ports.length > 0 && (
        <ul className={styles["ports"]}>
          {card.ports.map((port) => (
            <li key={port.port} className={styles["port"]} data-muted={port.muted || undefined}>
              {port.key !== null && <span className={styles["key"]}>{port.key}</span>}
              {port.title}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function fitScale(
  layout: { readonly width: number; readonly height: number },
  place: { readonly width: number; readonly height: number },
): number {
  if (place.width === 0 || layout.width === 0) return 1;
  return Math.min(1, Math.max(SMALLEST_SCALE, Math.min(place.width / layout.width, place.height / layout.height)));
}
