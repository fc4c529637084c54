import type { ConfiguratieJson } from "../api/types.ts";
import { bewaarBlob } from "../deel/bewaarBlob.ts";
import { naarJson, uitJson } from "../staat/configuratie.ts";
import { configuratie, doe, kennis, onbekend } from "../staat/winkel.ts";

/** Saves the configuration as a file that the page, the service and the command line read. */
export function bewaarAlsBestand(): void {
  const c = configuratie.value;
  const json = JSON.stringify(naarJson(c, kennis.value!), null, 2);
  bewaarBlob(new Blob([`${json}\n`], { type: "application/json" }), `${bestandsnaam(c.naam)}.json`);
}

export function bestandsnaam(naam: string): string {
  const schoon = naam.normalize("NFD").replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
  return schoon || "scenario";
}

/** Opens such a file. Answers false when it is none. */
export async function openBestand(bestand: File): Promise<boolean> {
  try {
    const json: unknown = JSON.parse(await bestand.text());
    if (!isConfiguratie(json)) return false;
    const gelezen = uitJson(json, kennis.value!);
    onbekend.value = gelezen.onbekend;
    doe({ soort: "laad", configuratie: gelezen.configuratie, herkomst: "bestand" });
    return true;
  } catch {
    return false;
  }
}

function isConfiguratie(json: unknown): json is ConfiguratieJson {
  if (typeof json !== "object" || json === null || !("keuzes" in json)) return false;
  const { keuzes } = json;
  return typeof keuzes === "object" && keuzes !== null &&
    (!("vast" in json) || (Array.isArray(json.vast) && json.vast.every((x) => typeof x === "string"))) &&
    Object.values(keuzes).every((v) => typeof v === "string" || (Array.isArray(v) && v.every((x) => typeof x === "string")));
}
