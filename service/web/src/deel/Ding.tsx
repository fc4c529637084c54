import type { ComponentChildren } from "preact";
import type { Item } from "../api/types.ts";
import { taal } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Icoon } from "./Icoon.tsx";

type Genoemd = Pick<Item, "id" | "label">;

const PLEK = "/id/";

/** Where this service tells all about an item, in the language of the page and not that of the browser; `null` for what has no address of ours. */
export function bladzijde(id: string): string | null {
  const plek = id.indexOf(PLEK);
  return plek < 0 ? null : `id/${id.slice(plek + PLEK.length)}?taal=${taal.value}`;
}

/** The name of an item, which leads to its own page. */
export function Ding({ item, children }: { item: Genoemd; children?: ComponentChildren }) {
  const naar = bladzijde(item.id);
  return naar ? <a class="ding" href={naar}>{children ?? item.label}</a> : <>{children ?? item.label}</>;
}

/** The same beside a name that does something else when it is pressed. */
export function MeerOver({ item }: { item: Genoemd }) {
  const naar = bladzijde(item.id);
  const naam = tekst.value.meerOver(item.label);
  return naar ? <a class="beeldknop klein" href={naar} aria-label={naam} title={naam}><Icoon naam="blad" /></a> : null;
}

/** Several of them within a sentence: "a, b en c". */
export function Opgesomd({ items, naam = (i) => i.label }: { items: readonly Genoemd[]; naam?: (item: Genoemd) => string }) {
  const delen = new Intl.ListFormat(taal.value, { type: "conjunction" }).formatToParts(items.map((_, i) => String(i)));
  return <>{delen.map((d, i) => (d.type === "element" ? <Ding key={i} item={items[Number(d.value)]!}>{naam(items[Number(d.value)]!)}</Ding> : d.value))}</>;
}
