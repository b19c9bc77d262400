export { compileLine } from "./compile-line.ts";
