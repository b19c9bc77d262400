export type FoundBrowser =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly reason: string };

export function findBrowser(environment?: Readonly<Record<string, string | undefined>>): Promise<FoundBrowser>;
