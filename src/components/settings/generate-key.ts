/** A new key: 32 random bytes of the browser's generator in base64, as `openssl rand -base64 32` prints them. */
export function generateKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
}
