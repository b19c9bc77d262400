/** Whether a text has a place for a variable, which CXone would read aloud. */
export function hasVariables(text: string): boolean {
  return /\{\{.*\}\}/s.test(text);
}
