import {ResponseError} from '../../servers/http/response-error.ts';
import {sentence} from '../report/sentence.ts';

/** What a failed connection means, as a sentence. */
export function connectionProblem(error: unknown): string {
  if (error instanceof ResponseError) return error.message;
  const {code = '', message} = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there: start the server, or look at the port.',
    ENOTFOUND: 'there is no such host: look at the name.',
    EAI_AGAIN: 'its name cannot be looked up now: look at the name and at the network.',
    EHOSTUNREACH: 'there is no way to that host.',
    ENETUNREACH: 'there is no way to that network.',
    EADDRNOTAVAIL:
      'this machine has no address from which there is a way to it: look at the address and the port.',
    EACCES: 'this machine does not allow the connection.',
    EPERM: 'this machine does not allow the connection.',
    ETIMEDOUT: 'it does not answer.',
    ECONNRESET: 'it breaks the connection off: look at the scheme, http or https.',
    EPROTO: 'it does not speak HTTPS there: look at the scheme and at the port.',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name.',
    CERT_HAS_EXPIRED: 'its certificate has expired.',
    DEPTH_ZERO_SELF_SIGNED_CERT:
      'its certificate is signed by itself: name it in NODE_EXTRA_CA_CERTS if you trust it.',
    SELF_SIGNED_CERT_IN_CHAIN:
      'its certificate is signed by an authority that is not known: name that in NODE_EXTRA_CA_CERTS if you trust it.',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the ones between.',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes without the ones between.',
  };
  if (code.startsWith('ERR_SSL_')) return known.EPROTO ?? code;
  if (code === 'HPE_HEADER_OVERFLOW') return 'its answer has more than 16 kB of headers.';
  if (code.startsWith('HPE_')) return `what it answers is no HTTP (${code}): look at the port.`;
  return known[code] ?? sentence(message.split('\n')[0] || code || 'the connection fails');
}
