import { IconSearch } from "@tabler/icons-react";
import { Link, Outlet } from "@tanstack/react-router";
import { AskBanner } from "../../features/guard/AskBanner.tsx";
import { NotificationBell } from "../../features/notifications/NotificationBell.tsx";
import { words } from "../../lib/messages/words.ts";
import { Logo } from "../../ui/Logo.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { GoTo, openGoTo } from "./GoTo.tsx";
import styles from "./PageFrame.module.css";
import { SideNav } from "./SideNav.tsx";

/** The frame of all pages but the designer: top bar, navigation, content. */
export function PageFrame() {
  return (
    <div className={styles["frame"]}>
      <a className={styles["skip"]} href="#content">
        {words.shell.skipToContent}
      </a>
      <header className={styles["top"]}>
        <Link to="/" className={styles["home"]}>
          <Logo />
          {words.shell.product}
        </Link>
        <span className={styles["grow"]} />
        <button type="button" className={styles["search"]} onClick={openGoTo} data-testid="open-search">
          <IconSearch size={14} aria-hidden="true" />
          {words.shell.search}
          <kbd>{words.shell.searchKeys}</kbd>
        </button>
        <NotificationBell />
        <AccountMenu />
      </header>
      <SideNav />
      <main id="content" className={styles["content"]} tabIndex={-1}>
        <AskBanner />
        <Outlet />
      </main>
      <GoTo />
    </div>
  );
}
