import type { Bevinding, Oorzaak } from "../api/types.ts";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Ding, Opgesomd } from "../deel/Ding.tsx";
import { standnaam } from "../staat/kennis.ts";
import { kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Whether the steps say more than the card already does. */
export function heeftStappen(b: Bevinding): boolean {
  return b.regel === null && (b.oorzaken.length > 1 || b.oorzaken.some((o) => o.vervangen || o.beantwoord));
}

/** How the choices lead to the risk, step by step, each step with its passage. */
export function Waarom({ b }: { b: Bevinding }) {
  return <ol class="stappen">{b.oorzaken.map((o, i) => <Stap key={i} o={o} />)}</ol>;
}

function Stap({ o }: { o: Oorzaak }) {
  const t = tekst.value.bevindingen.oorzaak;
  return (
    <li class={o.beantwoord ? "beantwoord" : undefined}>
      <Zin o={o} />
      {o.vervangen && <> {t.vervangen}</>}
      {o.beantwoord && <strong> {t.beantwoord} <Opgesomd items={o.door} />.</strong>} <Bronnen bronnen={o.bronnen} />
    </li>
  );
}

function Zin({ o }: { o: Oorzaak }) {
  const t = tekst.value.bevindingen.oorzaak;
  if (o.maatregel) return <>{t.neveneffect} <Ding item={o.maatregel} />.</>;
  const stand = o.stand && <Ding item={o.stand}>{standnaam(kennis.value!, o.stand.slug)}</Ding>;
  return o.prikkel ? <>{stand} {t.prikkel} <Ding item={o.prikkel} />. {t.hiertoe}</> : <>{stand} {t.direct}</>;
}
