import { Button } from "@mantine/core";
import type { GuardWatch } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill } from "../../ui/Pill.tsx";
import classes from "./guard.module.css";
import { watchStanding } from "./watch-tone.ts";

interface WatchListProps {
  readonly watches: readonly GuardWatch[];
  readonly shown: string;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
  readonly onShow: (watchId: string) => void;
}

/** Watches, newest first. */
export function WatchList({ watches, shown, hasMore, isLoading, onMore, onShow }: WatchListProps) {
  const text = words.guard;
  return (
    <ul className={classes["list"]} aria-label={text.watches.title}>
      {watches.map((watch) => {
        const { tone, text: standing } = watchStanding(watch);
        return (
          <li key={watch.id}>
            <button
              type="button"
              className={classes["row"]}
              aria-pressed={watch.id === shown}
              onClick={() => onShow(watch.id)}
            >
              <span>
                <strong>{text.watches.of(watch.version, watch.formerVersion)}</strong>
                <small>
                  {watch.tenantName} · <When at={watch.beginsAt} />
                </small>
              </span>
              <Pill tone={tone}>{standing}</Pill>
            </button>
          </li>
        );
      })}
      {hasMore && (
        <li>
          <Button variant="default" size="xs" fullWidth loading={isLoading} onClick={onMore}>
            {text.watches.more}
          </Button>
        </li>
      )}
    </ul>
  );
}
