export { buildApp, type AppDependencies, type AppModule } from "./app.ts";
export { composeBff, type Bff, type ComposeOptions } from "./composition.ts";
export { readConfig, type Config } from "./config.ts";
