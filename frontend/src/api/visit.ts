/** How does somebody without a sign-in speak to the server? Signing in, one-time links, setting up. */
import createClient from "openapi-fetch";
import createQueries from "openapi-react-query";

import type { paths } from "./schema";

export const visit = createClient<paths>({ baseUrl: globalThis.location.origin });

/** TanStack Query's hooks over `visit`, typed from the contract. */
export const visits = createQueries(visit);
