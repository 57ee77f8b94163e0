// The checks that can be held against any server.
import './authentication-requests.ts';
import './cors.ts';
import './rate-limiting.ts';
import './security-headers.ts';

export {registeredChecks} from './claim.ts';
