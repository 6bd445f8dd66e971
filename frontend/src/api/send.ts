/** What happens to a request whose access token has run out? One renewal, then the same request once more. */
import { markRepeats, settleRepeat } from "./repeats";
import { accessToken, person, renew } from "./session";

/**
 * Sends a request in the name of the person signed in. After a 401 it renews the sign-in and sends the request again,
 * unless the browser meanwhile belongs to another person: their name must not stand under this one's work.
 */
export async function send(request: Request): Promise<Response> {
  await markRepeats(request);
  const spare = request.clone();
  const [who, token] = [person()?.user_id, accessToken()];
  const first = await fetch(signed(request, token));
  const answer = first.status === 401 && (await again(who, token)) ? await fetch(signed(spare, accessToken())) : first;
  settleRepeat(spare, answer);
  return answer;
}

async function again(who: string | undefined, token: string): Promise<boolean> {
  if (who === undefined) return false;
  const alive = accessToken() === token ? await renew() : true;
  return alive && person()?.user_id === who;
}

function signed(request: Request, token: string): Request {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}
