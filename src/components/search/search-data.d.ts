declare module '@generated/search/default/search-data.json' {
  /** The address of the file. */
  const address: string;
  export default address;
}
