import { useComputedColorScheme } from "@mantine/core";
import { useStoreApi, type Transform } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import { colourReader } from "../page/drawn-colours.ts";
import classes from "./drawing.module.css";

/** How far the dots are apart at zoom 1. */
const GAP = 20;
const RADIUS = 1;
/** Dots of a tile in each direction. */
const DOTS = 4;
/** Pixels of a tile for each of the drawing at zoom 1, so that dots are round when they come near. */
const FINENESS = 2;

/**
 * The dotted ground, laid with tiles that are one picture: React Flow's own is an SVG pattern, and painting that anew for
 * every step takes as long as the blocks and wires above it.
 */
export function DotGrid() {
  const ground = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  const scheme = useComputedColorScheme("light");
  useLayoutEffect(() => {
    if (ground.current !== null) ground.current.style.backgroundImage = `url("${dotTile(ground.current)}")`;
  }, [scheme]);
  useLayoutEffect(() => {
    const element = ground.current;
    if (element === null) return;
    const follow = ([x, y, zoom]: Transform): void => {
      const gap = GAP * zoom;
      element.style.setProperty("background-size", `${DOTS * gap}px`);
      element.style.setProperty("transform", `translate(${x % gap}px, ${y % gap}px)`);
    };
    follow(store.getState().transform);
    return store.subscribe(({ transform }, before) => {
      if (transform !== before.transform) follow(transform);
    });
  }, [store]);
  return <div ref={ground} className={classes["ground"]} aria-hidden="true" />;
}

/** One tile as an address, in the colour that dots have where the element is. */
function dotTile(element: Element): string {
  const tile = document.createElement("canvas");
  tile.width = DOTS * GAP * FINENESS;
  tile.height = tile.width;
  const context = tile.getContext("2d");
  if (context === null) return "";
  context.scale(FINENESS, FINENESS);
  context.fillStyle = colourReader(element)("--dot");
  for (let dot = 0; dot < DOTS * DOTS; dot += 1) {
    const [x, y] = [(dot % DOTS) * GAP + GAP / 2, Math.floor(dot / DOTS) * GAP + GAP / 2];
    context.beginPath();
    context.arc(x, y, RADIUS, 0, 2 * Math.PI);
    context.fill();
  }
  return tile.toDataURL();
}
