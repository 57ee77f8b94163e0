const {createHash, timingSafeEqual} = require('node:crypto');

/**
 * Lets a request go on only with the right key in `X-API-KEY`. Throws where the key is not set, or no client could send it.
 * @param warn gets a line for each refused request, without the key
 */
function requireApiKey(key, warn = console.warn) {
  const expected = digest(sendable(key));

  return (request, reply, done) => {
    // A browser sends no key with a preflight. It must not reach an endpoint either.
    if (request.method === 'OPTIONS') {
      reply.code(204).send();
      return;
    }
    const received = request.headers['x-api-key'];
    if (typeof received === 'string' && timingSafeEqual(digest(received), expected)) {
      done();
      return;
    }
    warn(`Unauthorized access attempt: Missing or invalid X-API-KEY from ${request.ip}`);
    reply
      .code(401)
      .header('WWW-Authenticate', 'ApiKey realm="API"')
      .send({status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'});
  };
}

/** `timingSafeEqual` needs two buffers of one length. */
function digest(text) {
  return createHash('sha256').update(text).digest();
}

/** The key, where a header can carry it. No message repeats it. */
function sendable(key) {
  if (typeof key !== 'string' || key === '') {
    throw new Error('requireApiKey: no key is set. Generate one with: openssl rand -base64 32');
  }
  if (key !== key.trim()) {
    throw new Error('requireApiKey: the key has whitespace around it, which HTTP removes.');
  }
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new Error('requireApiKey: the key has a character other than printable ASCII.');
  }
  return key;
}

module.exports = {requireApiKey};
