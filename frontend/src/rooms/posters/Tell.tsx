/** The page behind a poster's code: what went wrong, in two questions, by anybody who works there. */
import { useSecret } from "../../api/links";
import { hasStatus, useTrouble } from "../../api/problems";
import { visit, visits } from "../../api/visit";
import { Report } from "../../pieces/Report";
import { Card, Page } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";

const TITLE = "Did something go wrong?";

/** The page. No sign-in, and nothing to read. */
export function Tell() {
  const secret = useSecret("/tell");
  if (secret !== null) return <Open key={secret} secret={secret} />;
  return (
    <Page title={TITLE} narrow lead="Scan the poster to report that something went wrong.">
      <Card>
        <p>The code on the poster leads here. Scan it again, or tell the office in person.</p>
      </Card>
    </Page>
  );
}

function Open({ secret }: { secret: string }) {
  const poster = visits.useQuery("post", "/v1/posters", { body: { token: secret } }, { staleTime: Infinity });
  const trouble = useTrouble(poster.error);
  if (hasStatus(poster.error, 404))
    return (
      <Page title="This poster does not work any more" narrow lead="It was taken down.">
        <Card>
          <p>Tell the office in person or by phone, and take the old poster off the wall.</p>
        </Card>
      </Page>
    );
  if (!poster.data)
    return (
      <Page title={TITLE} narrow>
        {trouble ? (
          <Unread what="the poster" why={trouble.message} onRetry={() => void poster.refetch()} />
        ) : (
          <Loading what="the poster" />
        )}
      </Page>
    );
  return (
    <Page title={TITLE} narrow lead={`Tell ${poster.data.practice}, even when you are not sure.`}>
      <Card>
        <Report
          stranger
          send={async ({ kind, what, name }) => {
            const { data, error } = await visit.POST("/v1/posters/reports", {
              body: { token: secret, kind, what, name },
            });
            if (!data) throw error as unknown as Error;
            return data.reference;
          }}
        />
      </Card>
    </Page>
  );
}
