import { ChangeList } from "./ChangeList.tsx";
import styles from "./ChangesThere.module.css";

type Lists = Parameters<typeof ChangeList>[0];

interface ChangesThereProps {
  /** What changes for callers. */
  readonly changes: Lists["lines"];
  /** What the vendor is not sent. */
  readonly kept: Lists["lines"];
  readonly titles: { readonly changes: string; readonly kept: string };
  /** What is said where callers notice nothing. */
  readonly nothing: string;
  /** What stands in the place of the changes where they would say nothing. */
  readonly instead?: string | undefined;
  readonly markNames: Lists["markNames"];
  readonly showMore: Lists["showMore"];
  /** What the names of the lists for tests begin with. */
  readonly testId: string;
}

/** What changes for callers of one tenant, and apart from it what its vendor is not sent. */
export function ChangesThere({ changes, kept, titles, testId, markNames, showMore, ...said }: ChangesThereProps) {
  const names = { markNames, showMore };
  const unlisted = said.instead ?? (changes.length === 0 ? said.nothing : null);
  return (
    <>
      <section>
        <h3 className={styles["title"]}>{titles.changes}</h3>
        {unlisted ?? <ChangeList lines={changes} {...names} testId={`${testId}-changes`} />}
      </section>
      {kept.length > 0 && (
        <section>
          <h3 className={styles["title"]}>{titles.kept}</h3>
          <ChangeList lines={kept} {...names} testId={`${testId}-kept`} />
        </section>
      )}
    </>
  );
}
