/**
 * Loader for a module of the theme that sorts the names of properties by the rules of a language, which a browser first
 * has to load: a quarter of the time that a page takes to become interactive. The names are ASCII, and any order will do.
 */
module.exports = function plainOrderLoader(text) {
  const byLanguage = 'a[0].localeCompare(b[0])';
  if (!text.includes(byLanguage)) {
    throw new Error(`${this.resourcePath} has no ${byLanguage} any more: remove this loader.`);
  }
  return text.replace(byLanguage, '(a[0] < b[0] ? -1 : 1)');
};
