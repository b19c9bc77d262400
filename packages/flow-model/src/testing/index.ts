export { customerSupportMenu, globalSupportMenu } from "./sample-flows.ts";
