declare module '@generated/content/default/tell-tales.json' {
  const data: import('../../records/tell-tales.ts').TellTales;
  export default data;
}
