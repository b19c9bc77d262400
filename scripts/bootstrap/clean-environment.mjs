// npm hands its own settings to every script as npm_* variables. Handed on to another package manager they are
// noise at best (a warning for each unknown name) and a changed install at worst, so only those that say how to
// reach the registry survive.
const REACHES_REGISTRY =
  /^npm_config_(registry|@.+:registry|cache|proxy|https_proxy|http_proxy|noproxy|ca|cafile|strict_ssl|userconfig|globalconfig|offline)$/i;

// What a person set for their own installation must not reach the tests: they would write into its database.
const PRODUCT_SETTING = /^(PORT|HOST|DATA_DIR|DATABASE_URL|PUBLIC_URL|SANDBOX_PORT|LOG_LEVEL|OIDC_.+|TONEGRAPH_.+)$/;
const DESCRIBES_MACHINE = /^TONEGRAPH_PG_BIN$/;

/** The environment for programs we start: without what npm added for itself. */
export function withoutPackageManagerNoise(environment = process.env) {
  return select(environment, (name) => !/^npm_/i.test(name) || REACHES_REGISTRY.test(name));
}

/** The environment for tests: also without the settings of an installation on this machine. */
export function forTests(environment = process.env) {
  return select(
    withoutPackageManagerNoise(environment),
    (name) => name !== "NODE_ENV" && (!PRODUCT_SETTING.test(name) || DESCRIBES_MACHINE.test(name)),
  );
}

function select(environment, keep) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => keep(name)));
}
