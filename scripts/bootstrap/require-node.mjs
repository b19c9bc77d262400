const OLDEST_NODE = 20;

/** Ends the program with a sentence a person can act on when the Node that runs it is too old. */
export function requireNode() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major >= OLDEST_NODE) return;
  process.stderr.write(
    `Tonegraph needs Node ${OLDEST_NODE} or newer to start; this is Node ${process.versions.node}. ` +
      "Install a newer Node, then run the command again.\n",
  );
  process.exit(1);
}
