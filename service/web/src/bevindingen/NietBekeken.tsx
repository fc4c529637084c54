import type { ComponentChildren } from "preact";
import type { Gevolgen, Item } from "../api/types.ts";
import { Ding } from "../deel/Ding.tsx";
import { Vouw } from "../deel/Vouw.tsx";
import { gaNaarKnop } from "../deel/navigatie.ts";
import { configuratie, doe } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** What was not judged, so that "nothing found" never reads as "nothing wrong". */
export function NietBekeken({ gevolgen }: { gevolgen: Gevolgen }) {
  const t = tekst.value.nietBekeken;
  const n = gevolgen.nietBekeken;
  const genomen = n.maatregelenZonderAanleiding.filter((m) => configuratie.value.maatregelen.includes(m.slug));
  const meegekomen = n.maatregelenZonderAanleiding.filter((m) => !genomen.includes(m));
  if (n.opengelaten.length + n.regels.length + n.onbesproken.length + n.maatregelenZonderAanleiding.length === 0) return null;
  return (
    <div class="niet-bekeken">
      <h3>{t.kop}</h3>
      <p class="hint">{t.uitleg}</p>
      {genomen.length > 0 && (
        <>
          <p class="voorop">{t.genomenZonder(genomen.length)}</p>
          <ul class="kaal">
            {genomen.map((m) => (
              <li key={m.slug} class="maatregelnaam">
                <strong><Ding item={m} /></strong>
                <button type="button" class="tekstknop" aria-label={tekst.value.maatregelen.laatVallenNaam(m.label)} onClick={() => doe({ soort: "laatVallen", maatregel: m.slug })}>
                  {tekst.value.maatregelen.laatVallen}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Uitklap zin={t.opengelaten} items={n.opengelaten}>{(i) => <button type="button" class="tekstknop stil" onClick={() => gaNaarKnop(i.slug)}>{i.label}</button>}</Uitklap>
      <Uitklap zin={t.regels} items={n.regels} />
      <Uitklap zin={t.onbesproken} items={n.onbesproken} />
      <Uitklap zin={t.meegekomen} items={meegekomen} />
    </div>
  );
}

function Uitklap({ zin, items, children = (i) => <Ding item={i} /> }: { zin: (n: number) => string; items: Item[]; children?: (item: Item) => ComponentChildren }) {
  if (items.length === 0) return null;
  return (
    <Vouw kop={zin(items.length)}>{() => <ul>{items.map((i) => <li key={i.slug}>{children(i)}</li>)}</ul>}</Vouw>
  );
}
