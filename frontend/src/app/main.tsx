/** Where does it begin? */
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Look } from "../ui/Look";
import { announcePages } from "./arrive";
import { keepFocus } from "./focus";
import { Keeping } from "./Keeping";
import { followPersons } from "./persons";
import { queries } from "./queries";
import { router } from "./routes";

announcePages(router);
keepFocus();
followPersons(router, queries);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root.");
createRoot(place).render(
  <StrictMode>
    <Look>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Keeping />
      </QueryClientProvider>
    </Look>
  </StrictMode>,
);
