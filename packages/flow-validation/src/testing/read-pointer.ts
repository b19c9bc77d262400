/** What a JSON pointer (RFC 6901) leads to in a document. */
export function readPointer(document: unknown, pointer: string): { readonly exists: boolean; readonly value: unknown } {
  let value = document;
  for (const segment of pointer.split("/").slice(1)) {
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key))
      return { exists: false, value: undefined };
    value = Reflect.get(value, key);
  }
  return { exists: true, value };
}
