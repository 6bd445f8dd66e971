/** How does ePHI move, and where on its way is it not protected? 45 CFR 164.312(e)(1). */
import { Button, Switch } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { type Go, type Search, useAddress } from "../../pieces/address";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { Explain } from "../../ui/Explain";
import { Card, Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Editor } from "./Editor";
import { NodePanel } from "./Facts";
import styles from "./flows.module.css";
import { InWords } from "./InWords";
import { lackWords, pictureOf } from "./picture";
import { type FlowMap as Map_, MAP } from "./words";

const Drawing = lazy(async () => ({ default: (await import("./Drawing")).Drawing }));
const WORDS = "in-words";

/** The page: the picture, then the same in words. */
export function FlowMap() {
  const { id, may } = useHere();
  const [search, go] = useAddress();
  const read = may("inventory:read");
  const map = works.useQuery(
    "get",
    "/v1/practices/{practice_id}/flows/map",
    { params: { path: { practice_id: id } } },
    { enabled: read },
  );
  const trouble = useTrouble(map.error);
  if (!read) return <Closed title={MAP} what="where ePHI goes" />;
  return (
    <Page title={MAP} wide lead={<Lead map={map.data} />} actions={may("inventory:write") && <Add go={go} />}>
      {trouble && <Unread what="the map" why={trouble.message} onRetry={() => void map.refetch()} />}
      {map.isPending && <Loading what="the map" />}
      {map.data && (map.data.nodes.length > 0 ? <Whole map={map.data} search={search} go={go} /> : <Nothing />)}
      {map.data && (
        <>
          <Editor id={search.flow ?? null} from={search.from ?? ""} to={search.to ?? ""} map={map.data} go={go} />
          <NodePanel id={search.node ?? null} map={map.data} go={go} />
        </>
      )}
    </Page>
  );
}

function Lead({ map }: { map: Map_ | undefined }) {
  return (
    <>
      The ways on which{" "}
      <Explain term="ePHI">
        Electronic protected health information: anything about a patient’s health, care or payment that is kept or sent
        electronically and says, or lets one guess, who the patient is.
      </Explain>{" "}
      moves between your systems and to vendors. {map && map.nodes.length > 0 && lackWords(map)}
    </>
  );
}

function Add({ go }: { go: Go }) {
  return (
    <Button
      leftSection={<IconPlus size={17} aria-hidden />}
      onClick={() => {
        go({ flow: "new" });
      }}
    >
      Add a flow
    </Button>
  );
}

function Whole({ map, search, go }: { map: Map_; search: Search; go: Go }) {
  const { may } = useHere();
  const onlyGaps = search.gaps === "1";
  const picture = useMemo(() => pictureOf(map, onlyGaps), [map, onlyGaps]);
  const open = useCallback(
    (kind: "node" | "edge", id: string) => {
      const edge = kind === "edge" ? map.edges.find((each) => each.id === id) : undefined;
      if (!edge) go({ node: id });
      else if (edge.flow_id !== null) go({ flow: edge.flow_id });
      else go({ flow: "new", from: edge.from, to: `vendor:${edge.to}` });
    },
    [map, go],
  );
  return (
    <>
      <Section title="The picture" actions={<a href={`#${WORDS}`}>Read it in words instead</a>}>
        {picture.places.length > 0 ? (
          <Suspense fallback={<Loading what="the picture" />}>
            <Drawing picture={picture} view={onlyGaps ? "gaps" : "all"} onOpen={open}>
              <Switch
                label="Only where something is missing"
                checked={onlyGaps}
                onChange={(event) => {
                  go({ gaps: event.currentTarget.checked ? "1" : "" });
                }}
              />
            </Drawing>
          </Suspense>
        ) : (
          <Empty>
            {onlyGaps ? "Nothing is missing on the map." : "No system on record holds ePHI, and no flow is on record."}
          </Empty>
        )}
        <ul className={styles.legend}>
          <li>A line is a flow on record. A dashed line: a vendor keeps the system, and no flow is written down.</li>
          <li>Move the picture with the mouse or the arrow keys. Choose a box or a label to open it.</li>
          {picture.left > 0 && !onlyGaps && <li>{leftWords(picture.left)}</li>}
          {!may("inventory:write") && (
            <li>Your role reads this. An owner, a manager or one of the officers can change it.</li>
          )}
        </ul>
      </Section>
      <InWords id={WORDS} map={map} onlyGaps={onlyGaps} />
    </>
  );
}

function leftWords(count: number): string {
  return count === 1
    ? "One more is on record that holds no ePHI and touches no flow; it is not drawn."
    : `${count} more are on record that hold no ePHI and touch no flow; they are not drawn.`;
}

function Nothing() {
  const { id } = useHere();
  return (
    <Card>
      <Empty>The map is drawn from your systems and vendors, and none is on record yet.</Empty>
      <div>
        <LinkButton to="/practice/$id/proposals" params={{ id }}>
          See systems you likely have
        </LinkButton>
      </div>
      <Link to="/practice/$id/assets" params={{ id }}>
        Go to systems and devices
      </Link>
    </Card>
  );
}
