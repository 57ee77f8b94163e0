/** A sentence that no server can be asked about, and what a person read to be sure of it. */
export interface ReviewedSentence {
  says: string;
  source: string;
}

/**
 * What each security header prevents happens in a browser, in some of them in none of today. Whoever changes such a
 * sentence on the page reads its source again and changes it here.
 */
export const headerPurposes: Readonly<Record<string, ReviewedSentence>> = {
  'Content-Security-Policy': {
    says: 'Nothing from elsewhere is shown or run as a part of a response',
    source: 'https://www.w3.org/TR/CSP3/',
  },
  'Cross-Origin-Opener-Policy': {
    says: 'A page on another origin keeps no handle on a window that shows a response',
    source: 'https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies',
  },
  'Cross-Origin-Resource-Policy': {
    says: 'Another origin embeds no response as an image or a script',
    source: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header',
  },
  'Origin-Agent-Cluster': {
    says: 'Pages on sibling domains share no memory with this one',
    source: 'https://html.spec.whatwg.org/multipage/browsers.html#origin-keyed-agent-clusters',
  },
  'Referrer-Policy': {
    says: 'The address of a page is not passed on with its links',
    source: 'https://www.w3.org/TR/referrer-policy/',
  },
  'Strict-Transport-Security': {
    says: 'After a first visit over HTTPS, nothing goes over plain HTTP for a year',
    source: 'https://www.rfc-editor.org/rfc/rfc6797',
  },
  'X-Content-Type-Options': {
    says: 'Text is not run as a script because it looks like one',
    source: 'https://fetch.spec.whatwg.org/#x-content-type-options-header',
  },
  'X-DNS-Prefetch-Control': {
    says: 'A hostname in a response is not looked up before someone follows it',
    source:
      'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-DNS-Prefetch-Control',
  },
  'X-Download-Options': {
    says: "Old Internet Explorer opens no download in the site's context",
    source: 'https://helmetjs.github.io/#x-download-options',
  },
  'X-Frame-Options': {
    says: 'No foreign page shows a response in a frame to catch clicks',
    source:
      'https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header',
  },
  'X-Permitted-Cross-Domain-Policies': {
    says: 'Flash and Acrobat load no data from here',
    source: 'https://helmetjs.github.io/#x-permitted-cross-domain-policies',
  },
  'X-XSS-Protection': {
    says: 'The old filter of some browsers, itself a hole, stays off',
    source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-XSS-Protection',
  },
};

/** What each directive of the Content-Security-Policy prevents. The claim `in-a-browser` tries most of it. */
export const directivePurposes: Readonly<Record<string, ReviewedSentence>> = Object.fromEntries(
  Object.entries({
    'default-src': 'Fonts and frames from other servers, and whatever has no directive of its own',
    'base-uri': 'A base element that leads the links and scripts of a page to another server',
    'connect-src': 'Requests to other servers, unless a page of the site sends them',
    'form-action': 'A form that sends what is typed in to another server',
    'frame-ancestors': 'A page of another server that shows this one in a frame',
    'img-src': 'Images from other servers; those that stand in the page itself are allowed',
    'object-src': 'Plugins',
    'script-src':
      'Scripts from other servers, scripts in the text of a page, and code made from text',
    'script-src-attr': 'Code in attributes of elements',
    'style-src': 'Styles from other servers; those in the text of a page are allowed',
  }).map(([directive, says]) => [
    directive,
    {says, source: `https://www.w3.org/TR/CSP3/#directive-${directive}`},
  ]),
);
