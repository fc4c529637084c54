import { aanbod } from "../staat/aanbod.ts";
import { antwoord } from "../staat/beurt.ts";
import { minste } from "../staat/minste.ts";
import { bekijk } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Where choices clash: one line that says how little would mend it, and leads there. */
export function Wenk() {
  const t = tekst.value.minste;
  const { waarde, bezig } = minste.value;
  if (antwoord.value?.gevolgen.samenhangend !== false || !aanbod.value.has("bijstellingen")) return null;
  // The line keeps its place while the answer is under way, so that the cards below do not jump.
  if (!waarde || waarde.doel !== "samenhangend") return <p class="wenk" aria-hidden="true">&nbsp;</p>;
  const eerste = waarde.bijstellingen[0];
  return (
    <p class={`wenk${bezig ? " verouderd" : ""}`} aria-busy={bezig}>
      {eerste ? t.wenk(eerste.stappen.length, waarde.bijstellingen.length, waarde.volledig) : waarde.mogelijk === false ? t.wenkNooit : t.wenkOnbekend}{" "}
      <button type="button" class="tekstknop stil" onClick={() => bekijk({ vraag: "minste", tab: "bevindingen" })}>
        {eerste ? t.bekijk : t.waaromNiet}
      </button>
    </p>
  );
}
