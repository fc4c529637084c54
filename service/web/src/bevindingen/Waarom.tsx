import type { Bevinding, Oorzaak } from "../api/types.ts";
import { Bronnen } from "../deel/Bronnen.tsx";
import { standnaam } from "../staat/kennis.ts";
import { kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** How the choices lead to the risk: together, where a rule says so, else step by step, each step with its passage. */
export function Waarom({ b }: { b: Bevinding }) {
  if (b.regel) {
    return (
      <>
        <p class="samen">{tekst.value.bevindingen.samen}</p>
        <ul class="stappen">{b.keuzes.map((k) => <li key={k.slug}>{standnaam(kennis.value!, k.slug)}</li>)}</ul>
        <p><Bronnen bronnen={b.bronnen} /></p>
      </>
    );
  }
  return <ol class="stappen">{b.oorzaken.map((o, i) => <Stap key={i} o={o} />)}</ol>;
}

function Stap({ o }: { o: Oorzaak }) {
  const t = tekst.value.bevindingen.oorzaak;
  return (
    <li class={o.beantwoord ? "beantwoord" : undefined}>
      {zin(o)}
      {o.vervangen && <> {t.vervangen}</>}
      {o.beantwoord && <strong> {t.beantwoord(o.door.map((d) => d.label))}</strong>} <Bronnen bronnen={o.bronnen} />
    </li>
  );
}

function zin(o: Oorzaak): string {
  const t = tekst.value.bevindingen.oorzaak;
  if (o.maatregel) return t.neveneffect(o.maatregel.label);
  const stand = o.stand ? standnaam(kennis.value!, o.stand.slug) : "";
  return o.prikkel ? t.prikkel(stand, o.prikkel.label) : t.direct(stand);
}
