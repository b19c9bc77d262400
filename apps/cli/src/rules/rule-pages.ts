import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../../../docs/rules/", import.meta.url);

/** The page of a rule: what callers experience, why it matters, how to mend it. */
export interface RulePage {
  readonly code: string;
  /** One line, from the page's heading. */
  readonly title: string;
  /** The whole page, as Markdown. */
  readonly markdown: string;
  /** Where this installation has it. */
  readonly url: string;
}

/** The codes of all pages, in the order of the alphabet. */
export function pagedCodes(): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".md") && name !== "README.md");
  return names.map((name) => name.slice(0, -".md".length)).sort();
}

/** The page of a rule; null where there is none. The code may come from anywhere: it is looked up, never joined to a path. */
export function rulePage(code: string): RulePage | null {
  if (!pagedCodes().includes(code)) return null;
  const url = new URL(`${code}.md`, FOLDER);
  const markdown = readFileSync(url, "utf8");
  const [heading = ""] = markdown.split("\n", 1);
  return { code, title: heading.replace(/^#\s*(?:`[^`]*`:?\s*)?/, "").trim() || code, markdown, url: url.href };
}
