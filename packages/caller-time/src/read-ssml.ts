/** What stands in SSML: its text with a blank for every tag, and its tags without their angle brackets. */
export interface SsmlContent {
  readonly text: string;
  readonly tags: readonly string[];
}

/**
 * Takes SSML apart without understanding it: comments are dropped, what is not closed is text. Never fails, and linear in
 * the length of any text, because drafts are read at every keystroke.
 */
export function readSsml(ssml: string): SsmlContent {
  const text: string[] = [];
  const tags: string[] = [];
  for (let position = 0; ;) {
    const opening = ssml.indexOf("<", position);
    const isComment = ssml.startsWith("<!--", opening);
    const closing = opening < 0 ? -1 : ssml.indexOf(isComment ? "-->" : ">", opening);
    if (closing < 0) {
      text.push(ssml.slice(position));
      return { text: text.join(" "), tags };
    }
    text.push(ssml.slice(position, opening));
    if (!isComment) tags.push(ssml.slice(opening + 1, closing));
    position = closing + (isComment ? 3 : 1);
  }
}
