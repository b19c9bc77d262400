import type { CSSProperties, ReactNode } from "react";
import classes from "./node-tile.module.css";

/** What a block does to a call; each has its colour token of the same name. */
export type TileRole = "start" | "speak" | "ask" | "decide" | "act" | "hand" | "end";
/** The icons of the tiles. */
export type TileIcon = keyof typeof GLYPHS;

/** The coloured square with an icon that stands for a kind of block. Decoration: the name is always beside it. */
export function NodeTile({
  role,
  icon,
  size = 22,
}: {
  readonly role: TileRole;
  readonly icon: TileIcon;
  readonly size?: number;
}) {
  const style: CSSProperties = {
    background: `var(--${role})`,
    width: size,
    height: size,
    borderRadius: size > 24 ? 8 : 6,
  };
  const glyph = size > 24 ? 16 : 13;
  return (
    <span className={classes["tile"]} style={style} data-role={role} aria-hidden="true">
      <svg
        width={glyph}
        height={glyph}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {GLYPHS[icon]}
      </svg>
    </span>
  );
}

const GLYPHS = {
  phone: <path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z" />,
  say: <path d="M4 9v6h4l5 4V5L8 9zM17 9a4 4 0 0 1 0 6M19.5 6.5a8 8 0 0 1 0 11" />,
  language: <path d="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM3.5 9h17M3.5 15h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18" />,
  pad: keypad([6, 12, 18], [12]),
  digits: keypad([6, 12, 18], [6, 12, 18]),
  clock: <path d="M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM12 7v5l3.5 2" />,
  branch: <path d="M4 12h6l4-6h6M10 12l4 6h6M17 3l3 3-3 3M17 15l3 3-3 3" />,
  api: <path d="M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14" />,
  variable: <path d="M8 4c-3 0-3 2-3 4s0 4-2 4c2 0 2 2 2 4s0 4 3 4M16 4c3 0 3 2 3 4s0 4 2 4c-2 0-2 2-2 4s0 4-3 4" />,
  flow: <path d="M4 4h6v6H4zM14 14h6v6h-6zM7 10v7h7" />,
  queue: (
    <path d="M9 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6zM3 19c.6-3.4 3-5 6-5s5.4 1.6 6 5M16 5.5a3 3 0 0 1 0 5M18 14.5c1.6.8 2.6 2.3 3 4.5" />
  ),
  person: <path d="M12 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM5 20c.7-4 3.4-5.5 7-5.5s6.3 1.5 7 5.5" />,
  voicemail: (
    <path d="M6.5 8a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM17.5 8a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM6.5 15h11" />
  ),
  end: <path d="M3 14c5-5 13-5 18 0l-2 3-4-1.5v-2.5a12 12 0 0 0-6 0v2.5L5 17z" />,
  vendor: <path d="M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12L4 7.5" />,
} satisfies Record<string, ReactNode>;

function keypad(columns: readonly number[], lastRow: readonly number[]): ReactNode {
  const dots = [6, 12].flatMap((y) => columns.map((x) => [x, y] as const));
  const last = lastRow.map((x) => [x, 18] as const);
  return (
    <g fill="currentColor" stroke="none">
      {[...dots, ...last].map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="1.9" />
      ))}
    </g>
  );
}
