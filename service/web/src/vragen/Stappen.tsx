import type { Stap } from "../api/types.ts";
import { Ding } from "../deel/Ding.tsx";
import { gaNaarKnop } from "../deel/navigatie.ts";
import { tekst } from "../taal/index.ts";

/** Turns as a list: the knob, from what to what; the knob leads to its place on the desk. */
export function Stappen({ stappen }: { stappen: readonly Stap[] }) {
  return <ul class="kaal stapjes">{stappen.map((s, i) => <li key={i}><Stapje s={s} /></li>)}</ul>;
}

function Stapje({ s }: { s: Stap }) {
  const t = tekst.value.stap;
  if (s.maatregel) return <>{s.weg ? t.zonder : t.neem} <strong><Ding item={s.maatregel} /></strong></>;
  return (
    <>
      <button type="button" class="tekstknop stil" onClick={() => gaNaarKnop(s.knop!.slug)}>{s.knop!.label}</button>
      <span class="wending">
        {s.van && <s>{s.van.label}</s>}
        {s.van && s.naar && <span aria-hidden="true"> → </span>}
        {s.van && s.naar && <span class="slechts-gehoord">, {t.wordt} </span>}
        {s.naar && <strong>{s.naar.label}</strong>}
        {!s.naar && <strong> {t.weg}</strong>}
      </span>
    </>
  );
}
