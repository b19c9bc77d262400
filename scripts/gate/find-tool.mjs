import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { rootDir } from "../bootstrap/paths.mjs";

/** The JavaScript file behind a package's command, so that the pinned Node can run it without a shell wrapper. */
export function toolScript(packageName, command = packageName) {
  const folder = path.join(rootDir, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const script = path.join(folder, typeof bin === "string" ? bin : bin[command]);
  if (!existsSync(script)) throw new Error(`${packageName} has no command ${command}`);
  return script;
}
