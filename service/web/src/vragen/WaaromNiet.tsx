import type { Conflictdeel, Conflictlaag, Doel, WaaromNiet as Conflict } from "../api/types.ts";
import { Ding } from "../deel/Ding.tsx";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Icoon } from "../deel/Icoon.tsx";
import { gaNaarKnop } from "../deel/navigatie.ts";
import { configuratie, doe, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Why it cannot be: at most three rules or risks first, with the choices that each binds; what lies below folded; and what to let go. */
export function WaaromNiet({ w, doel }: { w: Conflict; doel: Doel }) {
  const t = tekst.value.minste;
  return (
    <div class="waaromniet">
      <p class="uitkomst"><strong>{t.kanNiet(doel)}</strong> {w.kleinste ? t.kleinste : ""}</p>
      <Lagen lagen={w.lagen} />
      {w.watErOokGekozenWordt.length > 0 && <p class="hint">{t.watErOok(w.watErOokGekozenWordt.map((k) => k.label))}</p>}
      <LosTeLaten w={w} />
    </div>
  );
}

function Lagen({ lagen }: { lagen: readonly Conflictlaag[] }) {
  const t = tekst.value.minste;
  return (
    <ol class="kaal lagen">
      {lagen.map((l, i) => (
        <li key={i}>
          {l.deel ? <p><span class="teken overtreding" aria-hidden="true">▲</span> {l.deel.tekst}</p> : <p>{t.enVerder}</p>}
          {l.deel && <p class="bronregel"><Bronnen bronnen={l.deel.bronnen} /> <Ding item={l.deel} /></p>}
          {l.bindt.length > 0 && <ul class="kaal bindt">{l.bindt.map((d) => <li key={d.id}><Deel d={d} /></li>)}</ul>}
          {l.daaronder.length > 0 && (
            <details class="waarom">
              <summary><Icoon naam="pijl" />{t.daaronder(l.daaronder.length)}</summary>
              <Lagen lagen={l.daaronder} />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function Deel({ d }: { d: Conflictdeel }) {
  const knop = kennis.value!.knop.has(d.slug);
  return (
    <>
      {knop ? <button type="button" class="tekstknop stil" onClick={() => gaNaarKnop(d.slug)}>{d.tekst}</button> : d.tekst}
      {d.bronnen.length > 0 && <details class="bronlijst"><summary>{tekst.value.bevindingen.bronnen}</summary><p class="bronregel"><Bronnen bronnen={d.bronnen} /></p></details>}
    </>
  );
}

/** Every smallest set of locks that would do; one click lets a set go. */
function LosTeLaten({ w }: { w: Conflict }) {
  const t = tekst.value.minste;
  if (w.losTeLaten === null) return null;
  if (w.losTeLaten.length === 0) return <p>{t.nooit}</p>;
  return (
    <>
      <h3>{t.losTeLaten}</h3>
      <ul class="kaal manieren">
        {w.losTeLaten.map((samen, i) => {
          const los = samen.filter((x) => configuratie.value.vast.includes(x.slug));
          return (
            <li key={i} class="manier manierkop">
              <span>{samen.map((x) => x.label).join(", ")}</span>
              {los.length === samen.length && (
                <button type="button" class="doeknop" aria-label={t.maakLosNaam(los.map((x) => x.label))} onClick={() => doe({ soort: "maakLos", knoppen: los.map((x) => x.slug) })}>{t.maakLos}</button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
