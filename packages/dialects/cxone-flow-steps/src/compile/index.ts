export { compileFlow } from "./compile-flow.ts";
