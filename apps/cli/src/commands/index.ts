import type { AddCommand } from "./command-context.ts";
import { addAudit } from "./audit.ts";
import { addExplain } from "./explain.ts";
import { addRules } from "./rules.ts";
import { addSimulate } from "./simulate.ts";
import { addTest } from "./test.ts";
import { addValidate } from "./validate.ts";

/** Every command, in the order of the help. A new one is a file beside this one and a line here. */
export const commands: readonly AddCommand[] = [addValidate, addSimulate, addTest, addRules, addExplain, addAudit];
