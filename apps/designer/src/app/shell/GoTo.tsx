import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, createSpotlight } from "@mantine/spotlight";
import {
  IconBuilding,
  IconLayoutList,
  IconListCheck,
  IconPhone,
  IconPlus,
  IconSearch,
  IconWebhook,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { words } from "../../lib/messages/words.ts";
import { flowSearchQuery } from "../../lib/queries/flows.ts";

const [store, goTo] = createSpotlight();

/** Opens the search for flows and places. */
export function openGoTo(): void {
  goTo.open();
}

interface Place {
  readonly label: string;
  readonly description: string;
  readonly icon: ReactNode;
  readonly go: () => void;
}

/** Ctrl K on every page but the designer: go to a flow or a place, start a new flow. */
export function GoTo() {
  const [query, setQuery] = useState("");
  const [opened, setOpened] = useState(false);
  const [search] = useDebouncedValue(query.trim(), 150);
  const flows = useQuery({ ...flowSearchQuery(search), enabled: opened, placeholderData: keepPreviousData });
  const places = usePlaces().filter((place) => place.label.toLowerCase().includes(query.trim().toLowerCase()));
  const navigate = useNavigate();
  const found = flows.data?.items ?? [];
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      tagsToIgnore={[]}
      scrollable
      overlayProps={{ color: "#0a0e14", backgroundOpacity: 0.45, blur: 0 }}
      attributes={{ content: { "aria-label": words.shell.search } }}
      maxHeight={420}
    >
      <Spotlight.Search
        placeholder={words.shell.spotlight.placeholder}
        aria-label={words.shell.spotlight.placeholder}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={words.shell.spotlight.flows}>
            {found.map((flow) => (
              <Spotlight.Action
                key={flow.id}
                label={flow.name}
                description={
                  flow.description === "" ? words.shell.spotlight.openFlow(flow.nodeCount) : flow.description
                }
                leftSection={<IconPhone size={18} aria-hidden="true" />}
                onClick={() => void navigate({ to: "/flows/$flowId", params: { flowId: flow.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {places.length > 0 && (
          <Spotlight.ActionsGroup label={words.shell.spotlight.places}>
            {places.map((place) => (
              <Spotlight.Action
                key={place.label}
                label={place.label}
                description={place.description}
                leftSection={place.icon}
                onClick={place.go}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length + places.length === 0 && !flows.isFetching && (
          <Spotlight.Empty>{words.shell.spotlight.nothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function usePlaces(): Place[] {
  const navigate = useNavigate();
  return [
    {
      label: words.shell.spotlight.newFlow,
      description: words.shell.spotlight.newFlowHint,
      icon: <IconPlus size={18} aria-hidden="true" />,
      go: () => void navigate({ to: "/", search: { new: true } }),
    },
    {
      label: words.shell.flows,
      description: words.shell.spotlight.flowsHint,
      icon: <IconLayoutList size={18} aria-hidden="true" />,
      go: () => void navigate({ to: "/", search: {} }),
    },
    {
      label: words.shell.tenants,
      description: words.shell.spotlight.tenantsHint,
      icon: <IconBuilding size={18} aria-hidden="true" />,
      go: () => void navigate({ to: "/tenants" }),
    },
    {
      label: words.shell.audit,
      description: words.shell.spotlight.auditHint,
      icon: <IconListCheck size={18} aria-hidden="true" />,
      go: () => void navigate({ to: "/audit", search: {} }),
    },
    {
      label: words.shell.webhooks,
      description: words.shell.spotlight.webhooksHint,
      icon: <IconWebhook size={18} aria-hidden="true" />,
      go: () => void navigate({ to: "/webhooks" }),
    },
  ];
}
