/** Gives the colour of a design token. */
export type ReadColour = (token: string) => string;

/** Reads tokens where an element stands, each once. */
export function colourReader(element: Element): ReadColour {
  const style = getComputedStyle(element);
  const read = new Map<string, string>();
  return (token) => {
    const known = read.get(token) ?? style.getPropertyValue(token);
    read.set(token, known);
    return known;
  };
}
