export { drawLine } from "./draw-line.ts";
