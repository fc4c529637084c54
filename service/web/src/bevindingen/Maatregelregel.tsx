import type { Item, Mitigatie } from "../api/types.ts";
import { Ding, Opgesomd } from "../deel/Ding.tsx";
import { gaNaarKnop } from "../deel/navigatie.ts";
import { configuratie, doe } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

const namen = (items: readonly Item[]) => items.map((i) => i.label);

/** A measure: what it costs elsewhere, what it lacks to work, and one click to take it or to take it back. */
export function Maatregelregel({ m, lijnen = [], zonderNaam = false }: { m: Mitigatie; lijnen?: readonly Item[]; zonderNaam?: boolean }) {
  const t = tekst.value.maatregelen;
  const kanttekeningen = [
    { soort: "neveneffect", woord: t.brengtMee, items: m.neveneffecten },
    { soort: "tekort", woord: t.uitgesloten, items: m.uitgeslotenDoor },
    { soort: "tekort", woord: t.ontbreekt, items: m.ontbreekt },
    { soort: "tekort", woord: t.verzwakt, items: m.verzwaktDoor },
    { soort: "tekort", woord: t.deelsZonder, items: m.deelsZonder },
  ].filter((k) => k.items.length > 0);
  const toestand = [
    lijnen.length > 0 && namen(lijnen).join(", "),
    m.dekking === "deels" && t.deels,
    m.aanwezig && !m.genomen && t.viaKeuze,
    m.werking !== null && t.werkt[m.werking],
  ].filter((w) => w !== false);
  return (
    <li class={`maatregel${m.aanwezig ? " aanwezig" : ""}`}>
      <div class="maatregelnaam">
        <span>
          {!zonderNaam && <Ding item={m} />}
          {toestand.length > 0 && <span class={`werking ${m.werking ?? ""}`}> {toestand.join(", ")}</span>}
        </span>
        <Maatregelknop m={m} />
      </div>
      {kanttekeningen.map((k) => <p key={k.woord} class={`kanttekening ${k.soort}`}>{k.woord}: <Opgesomd items={k.items} /></p>)}
    </li>
  );
}

/** Takes a measure, turns the knob that realises it, or takes it back. */
export function Maatregelknop({ m }: { m: Mitigatie }) {
  const t = tekst.value.maatregelen;
  if (m.genomen) {
    return (
      <button type="button" class="tekstknop" aria-label={t.laatVallenNaam(m.label)} onClick={() => doe({ soort: "laatVallen", maatregel: m.slug })}>
        {t.laatVallen}
      </button>
    );
  }
  const via = m.viaStand;
  if (m.aanwezig) {
    return via && (
      <button type="button" class="tekstknop stil" aria-label={t.naarKnopNaam(via.knop.label)} onClick={() => gaNaarKnop(via.knop.slug)}>
        {t.naarKnop}
      </button>
    );
  }
  if (via && configuratie.value.vast.includes(via.knop.slug)) return <span class="hint">{t.knopVast(via.knop.label)}</span>;
  return (
    <button
      type="button" class="doeknop" title={via ? t.kiesNaam(via.label, via.knop.label) : undefined}
      aria-label={via ? t.kiesNaam(via.label, via.knop.label) : t.neemNaam(m.label)}
      onClick={() => doe({ soort: "neem", maatregel: m.slug })}
    >
      {via ? t.kies : t.neem}
    </button>
  );
}
