/** Keeps the question of one's own over a reload while a saved one is open, which is then all that the address holds. */
const SLEUTEL = "samenhang.vraag";

export function bewaarEigen(tekst: string): void {
  try {
    sessionStorage.setItem(SLEUTEL, tekst);
  } catch {
    // Storage may be full or forbidden: the text then lasts until the reload.
  }
}

export function haalEigen(): string | null {
  try {
    return sessionStorage.getItem(SLEUTEL);
  } catch {
    return null;
  }
}
