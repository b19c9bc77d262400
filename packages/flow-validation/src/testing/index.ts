export { validatorOf } from "../create-validator.ts";
export { permissiveProfile } from "./permissive-profile.ts";
export { strictProfile } from "./strict-profile.ts";
export { verifyRule, type InvalidCase, type RuleCases, type ValidCase } from "./verify-rule.ts";
