import type { Item, NietBekeken as Lijst } from "../api/types.ts";
import { gaNaarKnop } from "../deel/navigatie.ts";
import { tekst } from "../taal/index.ts";

/** What was not judged, so that "nothing found" never reads as "nothing wrong". */
export function NietBekeken({ nietBekeken: n }: { nietBekeken: Lijst }) {
  const t = tekst.value.nietBekeken;
  if (n.opengelaten.length + n.regels.length + n.onbesproken.length + n.maatregelenZonderAanleiding.length === 0) return null;
  return (
    <div class="niet-bekeken">
      <h3>{t.kop}</h3>
      <p class="hint">{t.uitleg}</p>
      <Uitklap zin={t.opengelaten} items={n.opengelaten} ga={(i) => gaNaarKnop(i.slug)} />
      <Uitklap zin={t.regels} items={n.regels} />
      <Uitklap zin={t.onbesproken} items={n.onbesproken} />
      <Uitklap zin={t.zonderAanleiding} items={n.maatregelenZonderAanleiding} />
    </div>
  );
}

function Uitklap({ zin, items, ga }: { zin: (n: number) => string; items: Item[]; ga?: (item: Item) => void }) {
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{zin(items.length)}</summary>
      <ul>
        {items.map((i) => (
          <li key={i.slug}>{ga ? <button type="button" class="tekstknop stil" onClick={() => ga(i)}>{i.label}</button> : i.label}</li>
        ))}
      </ul>
    </details>
  );
}
