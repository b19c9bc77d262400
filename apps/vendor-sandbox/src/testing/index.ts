export { ADVICE_SCENARIOS, type AdviceScenario } from "./advice-scenarios.ts";
