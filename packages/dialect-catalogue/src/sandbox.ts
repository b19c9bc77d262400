export { sandboxes } from "./generated/sandboxes.ts";
