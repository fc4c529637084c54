import type { Verandering } from "../api/types.ts";
import { antwoord } from "../staat/beurt.ts";
import { tekst } from "../taal/index.ts";

/** What a turn would bring and take away, as counts with a sign; whether it would break coherence, and whether that can be mended. */
export function Vooruitblik({ wat, haalbaar }: { wat: Verandering; haalbaar: boolean }) {
  const t = tekst.value.knoppen;
  // What is said is the turn: breaking what holds, or mending what does not.
  const nu = antwoord.value?.gevolgen.samenhangend ?? true;
  const breekt = nu && !wat.samenhangend && haalbaar;
  const maaktHeel = !nu && wat.samenhangend;
  const woorden = [
    wat.erbij.length > 0 && t.brengt(wat.erbij.map((r) => r.label)),
    wat.eraf.length > 0 && t.neemtWeg(wat.eraf.map((r) => r.label)),
    wat.vervalt.length > 0 && t.vervalt(wat.vervalt.map((m) => m.label)),
    breekt && t.breekt,
    maaktHeel && t.maaktHeel,
    !haalbaar && t.onhaalbaar,
  ].filter((w) => w !== false);
  if (woorden.length === 0) return null;
  return (
    <span class="vooruitblik" title={woorden.join("; ")}>
      <span aria-hidden="true">
        {wat.erbij.length > 0 && <b class="erbij">+{wat.erbij.length}</b>}
        {wat.eraf.length > 0 && <b class="eraf">−{wat.eraf.length}</b>}
        {breekt && <b class="botst">{t.botst}</b>}
        {maaktHeel && <b class="past">{t.past}</b>}
        {!haalbaar && <b class="botst">{t.looptVast}</b>}
      </span>
      <span class="slechts-gehoord"> ({woorden.join("; ")})</span>
    </span>
  );
}
