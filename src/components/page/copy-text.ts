/**
 * Writes a text to the clipboard that is still on its way. Safari allows that in the moment of the click only, so it
 * takes the promise of a text there. Rejects where the text does not come or the clipboard is closed to the page.
 */
export async function copyText(text: Promise<string>): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({'text/plain': text.then(plainBlob)})]);
  } catch {
    // Older browsers have no ClipboardItem, or none that takes a promise.
    const come = await text;
    await navigator.clipboard.writeText(come);
  }
}

function plainBlob(text: string): Blob {
  return new Blob([text], {type: 'text/plain'});
}
