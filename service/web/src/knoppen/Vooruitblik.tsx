import type { Mogelijkheid } from "../api/types.ts";
import { tekst } from "../taal/index.ts";

/** What a setting would bring and take away, as counts with a sign; and whether it would break coherence. */
export function Vooruitblik({ mogelijkheid: m }: { mogelijkheid: Mogelijkheid }) {
  const t = tekst.value.knoppen;
  const woorden = [
    m.erbij.length > 0 && t.brengt(m.erbij.length),
    m.eraf.length > 0 && t.neemtWeg(m.eraf.length),
    !m.haalbaar ? t.onhaalbaar : !m.samenhangend && t.breekt,
  ].filter((w) => w !== false);
  if (woorden.length === 0) return null;
  return (
    <span class="vooruitblik" title={woorden.join(", ")}>
      <span aria-hidden="true">
        {m.erbij.length > 0 && <b class="erbij">+{m.erbij.length}</b>}
        {m.eraf.length > 0 && <b class="eraf">−{m.eraf.length}</b>}
        {!m.samenhangend && <b class="botst">{t.botst}</b>}
      </span>
      <span class="slechts-gehoord"> ({woorden.join(", ")})</span>
    </span>
  );
}
