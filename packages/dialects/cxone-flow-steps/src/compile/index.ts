export { compileFlow, reportOf } from "./compile-flow.ts";
