import type { Bevinding, Oorzaak } from "../api/types.ts";
import { Bronnen } from "../deel/Bronnen.tsx";
import { standnaam } from "../staat/kennis.ts";
import { kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Step by step how the choices lead to the risk, each step with its passage. */
export function Waarom({ b }: { b: Bevinding }) {
  if (b.oorzaken.length === 0) return null;
  return <ol class="stappen">{b.oorzaken.map((o, i) => <Stap key={i} o={o} risico={b.risico?.label ?? ""} />)}</ol>;
}

function Stap({ o, risico }: { o: Oorzaak; risico: string }) {
  const t = tekst.value.bevindingen.oorzaak;
  return (
    <li class={o.beantwoord ? "beantwoord" : undefined}>
      {zin(o, risico)}
      {o.vervangen && <> {t.vervangen}</>}
      {o.beantwoord && <strong> {t.beantwoord(o.door.map((d) => d.label))}</strong>} <Bronnen bronnen={o.bronnen} />
    </li>
  );
}

function zin(o: Oorzaak, risico: string): string {
  const t = tekst.value.bevindingen.oorzaak;
  const naam = risico.charAt(0).toLowerCase() + risico.slice(1);
  if (o.maatregel) return t.neveneffect(o.maatregel.label, naam);
  const stand = o.stand ? standnaam(kennis.value!, o.stand.slug) : "";
  return o.prikkel ? t.prikkel(stand, o.prikkel.label, naam) : t.direct(stand, naam);
}
