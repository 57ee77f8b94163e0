/** Thrown where this machine or this target cannot show what the claim says; the message says why. */
export class NotObservable extends Error {}
