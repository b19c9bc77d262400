import type { WireLine } from "../wire.ts";

/** A line with everything the toy vendor has. */
export const shopLine: WireLine = {
  title: "Shop",
  welcome: "Welcome to the shop.",
  question: "Press 1 for sales, 2 for support.",
  waitSeconds: 6,
  rounds: 2,
  keys: { "1": "sales", "2": "support" },
  otherwise: "operator",
};

/** A line with as little as possible. */
export const bareLine: WireLine = {
  title: "Bare",
  welcome: null,
  question: "Press 1 for sales.",
  waitSeconds: 5,
  rounds: 1,
  keys: { "1": "sales" },
  otherwise: "sales",
};
