/** Width in pixels of a text in the font of the graph. */
export type Meet = (tekst: string) => number;

/** Measures with a canvas, and remembers: labels come back every turn. */
export function maakMeet(font: string): Meet {
  const penseel = document.createElement("canvas").getContext("2d")!;
  penseel.font = font;
  const bekend = new Map<string, number>();
  return (tekst) => {
    const breedte = bekend.get(tekst) ?? penseel.measureText(tekst).width;
    bekend.set(tekst, breedte);
    return breedte;
  };
}

/** Breaks a label into lines that fit. Dutch compounds may be wider than a line: those break with a hyphen. */
export function breekAf(tekst: string, breedte: number, meet: Meet): string[] {
  const regels: string[] = [];
  let regel = "";
  for (const woord of tekst.split(/\s+/).flatMap((w) => deelWoord(w, breedte, meet))) {
    const langer = regel ? `${regel} ${woord}` : woord;
    if (regel && (meet(langer) > breedte || regel.endsWith("-"))) {
      regels.push(regel);
      regel = woord;
    } else {
      regel = langer;
    }
  }
  return regel ? [...regels, regel] : regels;
}

function deelWoord(woord: string, breedte: number, meet: Meet): string[] {
  if (meet(woord) <= breedte) return [woord];
  let tot = woord.length - 1;
  while (tot > 3 && meet(`${woord.slice(0, tot)}-`) > breedte) tot -= 1;
  tot = lettergreep(woord, tot);
  return [`${woord.slice(0, tot)}-`, ...deelWoord(woord.slice(tot), breedte, meet)];
}

const CLUSTER = "[tdkpbgfv]r|[kpbgf]l|sch|[^aeiouyà-ü]";
const BEGIN = new RegExp(`^(${CLUSTER})[aeiouyà-ü]`, "i");
const GESPLITST = /^([tdkpbgfv]r|[kpbgf]l|ch)/i;

/** The last place at or before `tot` where a Dutch syllable likely starts: a consonant, or a pair that belongs together, before a vowel. */
function lettergreep(woord: string, tot: number): number {
  const hoogst = Math.max(3, Math.min(tot, woord.length - 3));
  for (let i = hoogst; i > 3; i -= 1) {
    if (BEGIN.test(woord.slice(i)) && !GESPLITST.test(woord.slice(i - 1))) return i;
  }
  return hoogst;
}
