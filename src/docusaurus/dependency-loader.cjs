/**
 * Loader that registers the files that a page is made of, and gives the page as it is, but with `\n` at the end of its lines
 * where a clone on Windows has `\r\n`: what a claim says does not depend on that.
 * The bundler loads this file itself, without a TypeScript loader, so it is plain JavaScript.
 */
module.exports = function dependencyLoader(text) {
  const {dependenciesOf} = this.getOptions();
  for (const file of dependenciesOf(this.resourcePath, text)) this.addDependency(file);
  return text.replaceAll('\r\n', '\n');
};
