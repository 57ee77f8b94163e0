import path from 'node:path';

/** The project's folder; every command works from here, wherever it is called. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');
