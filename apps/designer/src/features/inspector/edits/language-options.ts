import { DTMF_KEYS, type Command, type Language, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";

type LanguageNode = NodeOfKind<"language">;
type LanguageOption = LanguageNode["options"][number];

/** Changes one language of a choice; the connection of its exit follows when the language becomes another. */
export function setLanguageOption(
  nodeId: NodeId,
  node: LanguageNode,
  { place, option }: { readonly place: number; readonly option: LanguageOption },
): Command {
  const before = node.options[place]?.language;
  const options = node.options.map((other, at) => (at === place ? option : other));
  const moves =
    before === undefined || before === option.language
      ? {}
      : { movePorts: { [`lang:${before}`]: `lang:${option.language}` } };
  return { type: "setNodeFields", nodeId, set: { options }, ...moves };
}

/** What a new language of a choice starts as: the next free key, and a language of the flow that is not offered yet. */
export function freshLanguageOption(
  { options }: LanguageNode,
  languages: readonly Language[],
  further: readonly Language[],
): LanguageOption | null {
  const key = DTMF_KEYS.find((candidate) => options.every((option) => option.key !== candidate));
  const language = [...languages, ...further].find((tag) => options.every((option) => option.language !== tag));
  return key === undefined || language === undefined ? null : { key, language };
}
