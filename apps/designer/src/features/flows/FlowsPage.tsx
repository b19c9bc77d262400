import { Button, TextInput } from "@mantine/core";
import { IconFileImport, IconPlus, IconSearch } from "@tabler/icons-react";
import type { FlowSummary } from "@tonegraph/api-contract";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import { answers, countByFilter, filterFlows, sortFlows, type FlowFilter } from "./flow-rows.ts";
import { FlowFilters } from "./FlowFilters.tsx";
import { FlowList, FlowListEmpty, FlowListFailed, FlowListLoading, FlowListNothingFound } from "./FlowList.tsx";
import type { FlowListSearch } from "./flow-list-search.ts";
import type { FlowStart } from "./flow-start.ts";
import { FlowDialogs } from "./FlowDialogs.tsx";
import { useFlowList } from "./use-flow-list.ts";

/** Every flow of the workspace: find, filter, sort, make, import. What is chosen is in the address. */
export function FlowsPage() {
  const text = words.flows;
  usePageTitle(text.title);
  const address: FlowListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: FlowListSearch) => void navigate({ to: "/", search: { ...address, ...next }, replace: true });
  const [typed, setTyped] = useState(address.q ?? "");
  const [start, setStart] = useState<FlowStart>("blank");
  const [importing, setImporting] = useState(false);
  const mayEdit = usePermission("edit");
  const list = useFlowList(typed);
  const openNew = (from: FlowStart) => {
    setStart(from);
    change({ new: true });
  };
  const find = (value: string) => {
    setTyped(value);
    change({ q: value === "" ? undefined : value });
  };

  return (
    <Page title={text.title} sub={list.flows === null ? "" : summary(list.flows, list.loadMore !== null, typed !== "")}>
      <PageBar
        end={<Beginnings mayEdit={mayEdit} onImport={() => setImporting(true)} onNew={() => openNew("blank")} />}
      >
        <TextInput
          type="search"
          w={320}
          aria-label={text.find}
          placeholder={text.find}
          leftSection={<IconSearch size={14} />}
          value={typed}
          onChange={(event) => find(event.currentTarget.value)}
        />
        <FlowFilters
          counts={list.flows === null ? null : countByFilter(list.flows)}
          value={address.show ?? "all"}
          onChange={(show: FlowFilter) => change({ show: show === "all" ? undefined : show })}
        />
      </PageBar>
      <Card>
        <Content
          list={list}
          address={address}
          typed={typed}
          mayEdit={mayEdit}
          onChange={change}
          onClear={() => {
            setTyped("");
            change({ q: undefined, show: undefined });
          }}
          onNew={openNew}
        />
      </Card>
      <FlowDialogs
        creating={address.new === true}
        start={start}
        onCreated={() => change({ new: undefined })}
        importing={importing}
        onImported={() => setImporting(false)}
      />
    </Page>
  );
}

interface BeginningsProps {
  readonly mayEdit: boolean;
  readonly onImport: () => void;
  readonly onNew: () => void;
}

function Beginnings({ mayEdit, onImport, onNew }: BeginningsProps) {
  const text = words.flows;
  const why = mayEdit ? undefined : text.needEdit;
  return (
    <>
      <GuardedButton
        variant="default"
        leftSection={<IconFileImport size={15} aria-hidden="true" />}
        why={why}
        onClick={onImport}
      >
        {text.import.button}
      </GuardedButton>
      <GuardedButton leftSection={<IconPlus size={15} aria-hidden="true" />} why={why} onClick={onNew}>
        {text.create.button}
      </GuardedButton>
    </>
  );
}

interface ContentProps {
  readonly list: ReturnType<typeof useFlowList>;
  readonly address: FlowListSearch;
  readonly typed: string;
  readonly mayEdit: boolean;
  readonly onChange: (next: FlowListSearch) => void;
  readonly onClear: () => void;
  readonly onNew: (from: FlowStart) => void;
}

function Content({ list, address, typed, mayEdit, onChange, onClear, onNew }: ContentProps) {
  if (list.error !== null) return <FlowListFailed error={list.error} onRetry={list.retry} />;
  if (list.flows === null) return <FlowListLoading />;
  const sort = address.sort ?? "-changed";
  const rows = sortFlows(filterFlows(list.flows, address.show ?? "all"), sort);
  if (rows.length > 0) {
    return (
      <>
        <FlowList flows={rows} sort={sort} onSort={(next) => onChange({ sort: next })} />
        {list.loadMore !== null && (
          <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.loadMore}>
            {words.flows.loadMore}
          </Button>
        )}
      </>
    );
  }
  if (typed !== "" || address.show !== undefined) return <FlowListNothingFound search={typed} onClear={onClear} />;
  return <FlowListEmpty mayEdit={mayEdit} onNew={() => onNew("blank")} onExample={() => onNew("example")} />;
}

function summary(flows: readonly FlowSummary[], more: boolean, searching: boolean): string {
  if (searching) return words.flows.found(flows.length, more);
  return words.flows.sub(flows.length, flows.filter(answers).length, more);
}
