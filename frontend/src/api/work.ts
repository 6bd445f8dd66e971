/** How does somebody signed in speak to the server? Every request carries the token and survives its end. */
import createClient from "openapi-fetch";
import createQueries from "openapi-react-query";

import type { paths } from "./schema";
import { guarded } from "./guard";
import { send } from "./send";

export const work = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: (request) => guarded(request, send),
});

/** TanStack Query's hooks over `work`, typed from the contract. */
export const works = createQueries(work);
