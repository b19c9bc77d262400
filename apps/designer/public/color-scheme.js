// Runs before the first paint so that nobody who chose dark sees a white flash; a file of its own because
// the content security policy allows no inline script. The key is the one that Mantine's manager writes.
try {
  var stored = localStorage.getItem("tonegraph-color-scheme");
  var dark = stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
} catch {
  // Storage is forbidden here; the choice cannot be known before the page runs.
  document.documentElement.setAttribute("data-mantine-color-scheme", "light");
}
