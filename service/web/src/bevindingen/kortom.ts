import type { Bevinding } from "../api/types.ts";
import type { Teksten } from "../taal/nl.ts";

/**
 * A finding in one or two short sentences. A rule has its own; of a fact the card already names the choices and the risk, so what
 * is left to say is the incentive between them, and what answers it already or in part.
 */
export function kortom(b: Bevinding, t: Teksten["bevindingen"]): string {
  if (b.regel) return b.uitleg;
  const werkt = b.oorzaken.filter((o) => b.status === "gemitigeerd" || !o.beantwoord);
  const prikkels = [...new Set(werkt.flatMap((o) => (o.prikkel ? [o.prikkel.label] : [])))];
  const maatregelen = [...new Set(werkt.flatMap((o) => (o.maatregel ? [o.maatregel.label] : [])))];
  const aanwezig = b.mitigaties.filter((m) => m.aanwezig);
  const heel = aanwezig.filter((m) => m.werking === "heel" && m.dekking === "heel").map((m) => m.label);
  const deels = aanwezig.filter((m) => m.werking !== "niet" && !heel.includes(m.label)).map((m) => m.label);
  return [
    prikkels.length > 0 && t.viaPrikkel(prikkels),
    maatregelen.length > 0 && t.alsNeveneffect(maatregelen),
    b.status === "gemitigeerd" && heel.length > 0 && t.ondervangen(heel),
    b.status === "open" && deels.length > 0 && t.helptDeels(deels),
  ].filter((z) => z !== false).join(" ");
}
