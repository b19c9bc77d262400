import type { Json } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";
import { nameInPhraseId } from "./phrase-id.ts";
import { referencesIn } from "./references.ts";
import { wireFlowSchema, type WirePhrase, type WireTarget } from "./wire.ts";

/**
 * A copy of the vendor's with the words of the prompts that it names and with what its ids are of, as far as artefacts of
 * ours say it. Words are taken where the phrase's id follows from them: then they cannot have changed at the vendor.
 */
export function completeCopy(copy: Json, ours: readonly Json[]): Json {
  if (!isJsonObject(copy)) return copy;
  const known = ours.flatMap((artefact) => {
    const read = wireFlowSchema.safeParse(artefact);
    return read.success ? [read.data] : [];
  });
  const named = referencesIn(copy);
  const phrases = named.flatMap((id): WirePhrase[] => {
    const said = known.map((flow) => flow.phrases.filter((phrase) => phrase.id === id));
    return said.find((texts) => nameInPhraseId(id, byLocale(texts)) !== null) ?? [];
  });
  const targets = named.flatMap((id): WireTarget[] => {
    const target = known.flatMap((flow) => flow.targets).find((one) => one.id === id);
    return target === undefined ? [] : [target];
  });
  return {
    ...copy,
    ...(phrases.length > 0 ? { phrases: phrases.map(({ id, locale, text }) => ({ id, locale, text })) } : {}),
    ...(targets.length > 0 ? { targets: targets.map(({ id, kind }) => ({ id, kind })) } : {}),
  };
}

function byLocale(phrases: readonly WirePhrase[]): Record<string, string> {
  return Object.fromEntries(phrases.map(({ locale, text }) => [locale, text]));
}
