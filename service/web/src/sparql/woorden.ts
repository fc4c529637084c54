/** What the editor says, in Dutch and English. */
export type Taal = "nl" | "en";

const nl = {
  titel: "Vraag het aan de kennis",
  inleiding: "Kies een bewaarde vraag, of schrijf er zelf een in SPARQL. Ctrl+Enter stelt de vraag; Ctrl+spatie vult aan.",
  bewaard: "Bewaarde vragen",
  zoek: "Zoek een vraag",
  eigen: "Eigen vraag",
  vraag: "De vraag in SPARQL",
  stel: "Stel de vraag",
  bezig: "Bezig …",
  parameters: "Waarden",
  nodig: "nodig",
  bewerkt: "De tekst is veranderd: de waarden hierboven doen niet meer mee.",
  antwoord: "Antwoord",
  geen: "Er zijn geen rijen.",
  rijen: (n: number) => (n === 1 ? "1 rij" : `${n} rijen`),
  meer: (getoond: number, alle: number) => `De eerste ${getoond} van ${alle} rijen; de download heeft ze allemaal.`,
  ja: "Ja",
  nee: "Nee",
  download: "Download",
  tabel: "Tabel",
  beeld: "Staafdiagram",
  regel: "regel",
  terug: "Naar de werkbank",
  andereTaal: "English",
  storing: "De dienst antwoordt niet. Probeer het zo nog eens.",
};

const en: typeof nl = {
  titel: "Ask the knowledge",
  inleiding: "Choose a saved question, or write one in SPARQL. Ctrl+Enter asks it; Ctrl+Space completes.",
  bewaard: "Saved questions",
  zoek: "Find a question",
  eigen: "Own question",
  vraag: "The question in SPARQL",
  stel: "Ask",
  bezig: "Asking …",
  parameters: "Values",
  nodig: "needed",
  bewerkt: "The text was changed: the values above no longer count.",
  antwoord: "Answer",
  geen: "There are no rows.",
  rijen: (n) => (n === 1 ? "1 row" : `${n} rows`),
  meer: (getoond, alle) => `The first ${getoond} of ${alle} rows; the download has them all.`,
  ja: "Yes",
  nee: "No",
  download: "Download",
  tabel: "Table",
  beeld: "Bar chart",
  regel: "line",
  terug: "To the workshop page",
  andereTaal: "Nederlands",
  storing: "The service does not answer. Try again soon.",
};

export const woorden = { nl, en };
export type Woorden = typeof nl;
