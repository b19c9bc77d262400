import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconCopy, IconDots, IconDownload, IconHistory, IconPencil } from "@tabler/icons-react";
import type { FlowSummary } from "@tonegraph/api-contract";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { callApi } from "../../lib/api/call-api.ts";
import { ApiError } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { saveFile } from "../../lib/page/save-file.ts";
import { notifyDone, notifyFailed } from "../../lib/notify.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import { ArchiveDialog } from "./ArchiveDialog.tsx";
import { flowFileName, nameOfCopy } from "./flow-name.ts";

/** What can be done with a flow from the list. */
export function FlowActions({ flow }: { readonly flow: FlowSummary }) {
  const text = words.flows;
  const [archiving, setArchiving] = useState(false);
  const mayEdit = usePermission("edit");
  const duplicate = useDuplicate(flow);
  const { target, giveBack } = useReturnFocus();
  return (
    <>
      <Menu position="bottom-end" width={200} shadow="md">
        <Menu.Target>
          <ActionIcon ref={target} variant="subtle" color="gray" aria-label={text.actionsFor(flow.name)}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!mayEdit && <Menu.Label>{text.needEdit}</Menu.Label>}
          <Menu.Item component={Link} to={`/flows/${flow.id}`} leftSection={<IconPencil size={14} />}>
            {text.open}
          </Menu.Item>
          <Menu.Item component={Link} to={`/flows/${flow.id}/versions`} leftSection={<IconHistory size={14} />}>
            {text.versions}
          </Menu.Item>
          <Menu.Item disabled={!mayEdit} leftSection={<IconCopy size={14} />} onClick={() => void duplicate()}>
            {text.duplicate}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={14} />} onClick={() => void download(flow)}>
            {text.export}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            disabled={!mayEdit}
            color="red"
            leftSection={<IconArchive size={14} />}
            onClick={() => setArchiving(true)}
          >
            {text.archive}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ArchiveDialog flow={flow} opened={archiving} onClose={() => setArchiving(false)} onClosed={giveBack} />
    </>
  );
}

function useDuplicate(flow: FlowSummary): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const draft = await callApi("getFlow", { params: { flowId: flow.id } });
    if (!draft.ok) return notifyFailed(words.flows.duplicateFailed(flow.name), new ApiError(draft.error));
    const { id: _original, ...document } = draft.value.data;
    const name = nameOfCopy(document.name);
    const made = await callApi("createFlow", { body: { ...document, name } });
    if (!made.ok) return notifyFailed(words.flows.duplicateFailed(flow.name), new ApiError(made.error));
    notifyDone(words.flows.duplicated(name));
    await refreshFlows(client);
  };
}

async function download(flow: FlowSummary): Promise<void> {
  const draft = await callApi("getFlow", { params: { flowId: flow.id } });
  if (!draft.ok) return notifyFailed(words.flows.exportFailed(flow.name), new ApiError(draft.error));
  saveFile(flowFileName(flow.name), `${JSON.stringify(draft.value.data, null, 2)}\n`, "application/json");
}
