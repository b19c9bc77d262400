// npm run dialects: writes whatever follows from packages/dialect-catalogue/dialects.txt, and installs where a package came
// or went. With --lists-only it installs nothing. Without node_modules it needs Node alone.
import { updateInstallation } from "./bootstrap/ensure-installed.mjs";
import { rootDir } from "./bootstrap/paths.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";
import { planDialects, writeDialects } from "./dialects/plan-dialects.mjs";

requireNode();
try {
  const written = writeDialects(rootDir, planDialects(rootDir));
  for (const file of written) process.stdout.write(`wrote ${file}\n`);
  if (written.length === 0) process.stdout.write("Everything follows dialects.txt already.\n");
  const isManifest = (file) => file.endsWith("package.json");
  if (written.some(isManifest) && !process.argv.includes("--lists-only")) await updateInstallation();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
