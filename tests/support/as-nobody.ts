/** Runs a task without the rights of the system's administrator, to whom no file is closed. */
export async function asNobody<Result>(task: () => Result | Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return task();
  process.seteuid?.(65534);
  try {
    return await task();
  } finally {
    process.seteuid?.(0);
  }
}
