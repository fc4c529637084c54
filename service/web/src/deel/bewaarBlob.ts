/** Hands content to the browser as a file to keep. */
export function bewaarBlob(inhoud: Blob, naam: string): void {
  const adres = URL.createObjectURL(inhoud);
  const anker = document.createElement("a");
  anker.href = adres;
  anker.download = naam;
  anker.click();
  URL.revokeObjectURL(adres);
}
