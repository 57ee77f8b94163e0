/**
 * For `node --import`: a process of Node.js that ends with the one that started it, also where that is killed and can
 * tell it nothing.
 */
export const endsWithStarter =
  'data:text/javascript,const p=process.ppid;setInterval(()=>{if(process.ppid!==p)process.exit(1)},500).unref()';
