import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { squeeze } from "./squeeze.ts";
import { weigh } from "./weight.ts";

const server = process.env.DUECARE_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), weigh({ page: "/sign-in", module: "rooms/session/SignIn.tsx", kilobytes: 200 }), squeeze()],
  // Fonts stay files: the page's policy takes none from data: addresses.
  build: { target: "es2023", assetsInlineLimit: 0, license: { fileName: "licenses.txt" } },
  server: { proxy: { "/v1": server, "/problems": server } },
});
