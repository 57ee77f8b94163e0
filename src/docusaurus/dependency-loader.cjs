/**
 * Loader that leaves a page as it is and registers the files that it is made of.
 * The bundler loads this file itself, without a TypeScript loader, so it is plain JavaScript.
 */
module.exports = function dependencyLoader(text) {
  const {dependenciesOf} = this.getOptions();
  for (const file of dependenciesOf(this.resourcePath, text)) this.addDependency(file);
  return text;
};
