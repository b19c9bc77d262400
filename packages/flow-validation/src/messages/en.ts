import type { CommonRuleCode } from "../all-rules.ts";
import { callWordings } from "./en-calls.ts";
import { dataWordings } from "./en-data.ts";
import { graphWordings } from "./en-graph.ts";
import { menuWordings } from "./en-menu.ts";
import { promptWordings } from "./en-prompt.ts";
import { referenceWordings } from "./en-reference.ts";
import { requestWordings } from "./en-request.ts";
import { speechWordings } from "./en-speech.ts";
import { spokenKeyWordings } from "./en-spoken-keys.ts";
import type { Wording } from "./words.ts";

/** English words for every common rule; a rule without words does not compile. */
export const english: Readonly<Record<CommonRuleCode, Wording>> = {
  ...callWordings,
  ...dataWordings,
  ...graphWordings,
  ...menuWordings,
  ...promptWordings,
  ...referenceWordings,
  ...requestWordings,
  ...speechWordings,
  ...spokenKeyWordings,
};
