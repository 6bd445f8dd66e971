/** How does somebody without an account report on their own page that something went wrong? */
import { visit } from "../../api/visit";
import { Report } from "../../pieces/Report";
import looks from "../../ui/looks.module.css";
import { Card } from "../../ui/Page";

interface WrongProps {
  secret: string;
  /** The key that the code gave. */
  opened: string;
}

/** The part of the page, folded: it is there when it is needed and is nothing to be done. */
export function Wrong({ secret, opened }: WrongProps) {
  return (
    <Card>
      <details className={looks.folded}>
        <summary>Something went wrong?</summary>
        <p className={looks.quiet}>
          A lost phone, a fax to the wrong number, a strange message: tell the practice here, even when you are not
          sure.
        </p>
        <Report
          send={async ({ kind, what, unnamed }) => {
            const { data, error } = await visit.POST("/v1/personal-pages/incidents", {
              body: { token: secret, key: opened, kind, what, unnamed },
            });
            if (!data) throw error as unknown as Error;
            return data.reference;
          }}
        />
      </details>
    </Card>
  );
}
