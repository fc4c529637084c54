import type { Gelijkenis as Een, Gelijkenissen } from "../api/types.ts";
import { Ding } from "../deel/Ding.tsx";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Later } from "../deel/Later.tsx";
import { gaNaarKnop } from "../deel/navigatie.ts";
import { gelijkenissen } from "../staat/vragen.ts";
import { tekst } from "../taal/index.ts";

/** What it really is: what works otherwise than it was chosen, and which archetype it resembles. */
export function Gelijkenis() {
  return <div class="gelijkenis"><Later antwoord={gelijkenissen.value}>{(g) => <Antwoord g={g} />}</Later></div>;
}

function Antwoord({ g }: { g: Gelijkenissen }) {
  const t = tekst.value.gelijkenis;
  return (
    <>
      <p class="uitkomst">{g.uitleg}</p>
      {g.werking.length > 0 && (
        <>
          <h3>{t.werking}</h3>
          <ul class="kaal manieren">{g.werking.map((w) => <li key={w.regel.slug} class="manier"><p>{w.uitleg}</p><p class="bronregel"><Bronnen bronnen={w.bronnen} /> <Ding item={w.regel}>{tekst.value.bevindingen.deRegel}</Ding></p></li>)}</ul>
        </>
      )}
      <h3>{t.archetypen}</h3>
      <ol class="kaal manieren">{g.archetypen.map((a) => <Archetype key={a.archetype.slug} a={a} />)}</ol>
    </>
  );
}

function Archetype({ a }: { a: Een }) {
  const t = tekst.value.gelijkenis;
  const procent = Math.round(a.gelijkenis * 100);
  return (
    <li class="manier">
      <div class="manierkop">
        <h4><Ding item={a.archetype} />{a.gevolgd && <span class="lijn">{t.gevolgd}</span>}</h4>
        <span class="aandeel">{procent} %</span>
      </div>
      <svg class="balk" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><path class="bak" d="M0,2H100" /><path class="maat" d={`M0,2H${procent}`} /></svg>
      {a.afwijkingen.length > 0 && (
        <details>
          <summary>{t.wijktAf(a.afwijkingen.length)}</summary>
          <ul class="kaal">
            {a.afwijkingen.map((w, i) => (
              <li key={i}>{w.uitleg} <button type="button" class="tekstknop stil" aria-label={tekst.value.maatregelen.naarKnopNaam(w.knop.label)} onClick={() => gaNaarKnop(w.knop.slug)}>{tekst.value.maatregelen.naarKnop}</button></li>
            ))}
          </ul>
        </details>
      )}
      {a.open.length > 0 && (
        <details>
          <summary>{t.open(a.open.length)}</summary>
          <ul class="kaal">{a.open.map((k) => <li key={k.slug}><button type="button" class="tekstknop stil" onClick={() => gaNaarKnop(k.slug)}>{k.label}</button></li>)}</ul>
        </details>
      )}
    </li>
  );
}
