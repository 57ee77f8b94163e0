// The checks that can be held against any server.
import './authentication/requests.ts';
import './cors/cors.ts';
import './messages/shared.ts';
import './rate-limiting/rate-limiting.ts';
import './security-headers/security-headers.ts';

export {registeredChecks} from '../claims/claim.ts';
