import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** How the pointer moves the view: `trackpad` scrolls to pan and drags to select, `mouse` drags to pan and scrolls to zoom. */
export type PointerPreset = "trackpad" | "mouse";

const KEY = "tonegraph-pointer";
const store = createStore<{ readonly preset: PointerPreset }>(() => ({
  preset: localStorage.getItem(KEY) === "mouse" ? "mouse" : "trackpad",
}));

/** The preset that this person chose in this browser. */
export function usePointerPreset(): PointerPreset {
  return useStore(store, ({ preset }) => preset);
}

/** Changes to the other preset and remembers it in this browser. */
export function switchPointerPreset(): PointerPreset {
  const preset = store.getState().preset === "mouse" ? "trackpad" : "mouse";
  localStorage.setItem(KEY, preset);
  store.setState({ preset });
  return preset;
}
