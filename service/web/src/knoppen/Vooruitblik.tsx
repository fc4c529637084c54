import type { Mogelijkheid } from "../api/types.ts";
import { antwoord } from "../staat/beurt.ts";
import { tekst } from "../taal/index.ts";

/** What a setting would bring and take away, as counts with a sign; and whether it would break coherence. */
export function Vooruitblik({ mogelijkheid: m }: { mogelijkheid: Mogelijkheid }) {
  const t = tekst.value.knoppen;
  // What is said is the turn: breaking what holds, or mending what does not.
  const nu = antwoord.value?.gevolgen.samenhangend ?? true;
  const breekt = nu && !m.samenhangend;
  const maaktHeel = !nu && m.samenhangend;
  const woorden = [
    m.erbij.length > 0 && t.brengt(m.erbij.length),
    m.eraf.length > 0 && t.neemtWeg(m.eraf.length),
    breekt && t.breekt,
    maaktHeel && t.maaktHeel,
    !m.haalbaar && t.onhaalbaar,
  ].filter((w) => w !== false);
  if (woorden.length === 0) return null;
  return (
    <span class="vooruitblik" title={woorden.join(", ")}>
      <span aria-hidden="true">
        {m.erbij.length > 0 && <b class="erbij">+{m.erbij.length}</b>}
        {m.eraf.length > 0 && <b class="eraf">−{m.eraf.length}</b>}
        {breekt && <b class="botst">{t.botst}</b>}
        {maaktHeel && <b class="past">{t.past}</b>}
      </span>
      <span class="slechts-gehoord"> ({woorden.join(", ")})</span>
    </span>
  );
}
