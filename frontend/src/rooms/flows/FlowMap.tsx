/** How does ePHI move, and where is a gap on the way? */
import { Page } from "../../ui/Page";

/** The page. */
export function FlowMap() {
  return <Page title="Where ePHI goes" />;
}
