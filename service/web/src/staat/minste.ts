import { computed } from "@preact/signals";
import { stuurBijstellingen } from "../api/client.ts";
import type { ConfiguratieJson, Doel } from "../api/types.ts";
import { aanbod } from "./aanbod.ts";
import { antwoord } from "./beurt.ts";
import { later } from "./later.ts";
import { gevraagdMetVast } from "./vooruit.ts";
import { weergave } from "./winkel.ts";

/** Ways shown at most: past a dozen nobody compares. */
export const HOOGSTENS = 12;

/** What the ways lead to: as asked, else the next thing that is not so yet. */
export const doel = computed<Doel>(() => weergave.value.doel ?? (antwoord.value?.gevolgen.samenhangend === false ? "samenhangend" : "harmonisch"));

/** Asked while it is looked at, and for the hint above the findings whenever choices clash. */
const sleutel = computed(() => {
  if (!aanbod.value.has("bijstellingen") || gevraagdMetVast.value === null) return null;
  const kijkt = weergave.value.vraag === "minste";
  if (!kijkt && antwoord.value?.gevolgen.samenhangend !== false) return null;
  return `${kijkt ? doel.value : "samenhangend"} ${gevraagdMetVast.value}`;
});

/** The least to change. */
export const minste = later(sleutel, (s, in_, signaal) => {
  const spatie = s.indexOf(" ");
  return stuurBijstellingen(in_, JSON.parse(s.slice(spatie + 1)) as ConfiguratieJson, s.slice(0, spatie) as Doel, HOOGSTENS, signaal);
});
