export function buildDesigner(options?: {
  readonly quiet?: boolean;
  readonly always?: boolean;
}): Promise<{ readonly code: number; readonly output: string }>;
