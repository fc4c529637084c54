import type { Bevinding } from "../api/types.ts";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Ding, Opgesomd } from "../deel/Ding.tsx";
import { tekst } from "../taal/index.ts";
import { kortom } from "./kortom.ts";

/** How the choices above it lead to the risk (a rule has a sentence of its own), and where that is written. */
export function Mechaniek({ b }: { b: Bevinding }) {
  const t = tekst.value.bevindingen;
  return (
    <>
      {b.regel
        ? <p class="zin">{b.uitleg}</p>
        : kortom(b, t).map((z) => <p key={z.woord} class="zin">{z.woord} <Opgesomd items={z.items} naam={(i) => (z.midden ? t.midden(i.label) : i.label)} />.</p>)}
      <p class="bronregel">
        <Bronnen bronnen={b.bronnen} />
        {b.regel && <> <Ding item={b.regel}>{t.deRegel}</Ding></>}
      </p>
    </>
  );
}
