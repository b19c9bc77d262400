import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLogout } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { callApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { initials } from "../../lib/people/initials.ts";
import { meQuery } from "../../lib/queries/me.ts";
import styles from "./AccountMenu.module.css";

const SCHEMES: readonly { readonly scheme: MantineColorScheme; readonly label: string }[] = [
  { scheme: "light", label: words.shell.account.light },
  { scheme: "dark", label: words.shell.account.dark },
  { scheme: "auto", label: words.shell.account.system },
];

/** Who is signed in, light or dark, sign out. */
export function AccountMenu() {
  const me = useQuery(meQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const choose = (value: string) => {
    const chosen = SCHEMES.find(({ scheme }) => scheme === value);
    if (chosen !== undefined) setColorScheme(chosen.scheme);
  };
  if (me.data === undefined) return null;
  const { name } = me.data.user;
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <button type="button" className={styles["avatar"]} aria-label={words.shell.account.open(initials(name), name)}>
          {initials(name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={styles["who"] ?? ""}>
          <b>{name}</b>
          {me.data.roles.map((role) => (
            <span key={role}>{words.shell.account.role[role]}</span>
          ))}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{words.shell.account.theme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={choose}>
          {SCHEMES.map(({ scheme, label }) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={14} aria-hidden="true" />} onClick={() => void signOut()}>
          {words.shell.account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const result = await callApi("signOut", {});
    if (!result.ok && result.error.status !== 401) {
      notifications.show({
        color: "red",
        title: words.shell.account.signOutFailed,
        message: result.error.problem.detail,
      });
      return;
    }
    client.clear();
    await navigate({ to: "/sign-in", search: {} });
  };
}
