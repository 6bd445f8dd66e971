/** How does somebody without a sign-in speak to the server? Signing in, one-time links, setting up. */
import createClient from "openapi-fetch";
import createQueries from "openapi-react-query";

import { guarded } from "./guard";
import type { paths } from "./schema";

export const visit = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: (request) => guarded(request, (each) => fetch(each)),
});

/** TanStack Query's hooks over `visit`, typed from the contract. */
export const visits = createQueries(visit);
