import { Outlet } from "@tanstack/react-router";

export function PageFrame() {
  return <Outlet />;
}
