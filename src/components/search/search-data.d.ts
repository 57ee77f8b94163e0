declare module '@generated/search/default/search-data.json' {
  const data: import('../../search/search-index.ts').SearchData;
  export default data;
}
