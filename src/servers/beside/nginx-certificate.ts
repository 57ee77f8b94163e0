import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startProgram} from '../../machine/program.ts';

/** The name in the certificate and in the configuration. */
export const serverName = 'api.example.com';

interface Certificate {
  text: string;
  key: string;
}

let certificate: Promise<Certificate> | undefined;

/** A certificate that signs itself, the same for each nginx of this process. */
export function ownCertificate(): Promise<Certificate> {
  certificate ??= makeCertificate();
  return certificate;
}

async function makeCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'certificate-'));
  const [file, keyFile] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
  try {
    const openssl = startProgram('openssl', [
      ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-subj', `/CN=${serverName}`, '-addext', `subjectAltName=DNS:${serverName}`],
      ...['-days', '1', '-keyout', keyFile, '-out', file],
    ]);
    if ((await openssl.ended) !== 0) throw new Error(`openssl fails:\n${openssl.output()}`);
    return {text: await readFile(file, 'utf8'), key: await readFile(keyFile, 'utf8')};
  } finally {
    await rm(folder, {recursive: true});
  }
}
