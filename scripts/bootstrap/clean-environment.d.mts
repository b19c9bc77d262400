type Environment = Readonly<Record<string, string | undefined>>;

export function withoutPackageManagerNoise(environment?: Environment): Record<string, string>;
export function forTests(environment?: Environment): Record<string, string>;
