// The order is that of the checks: first those that wait longest.
import './server.ts';
import './authentication.ts';
import './clients.ts';
import './cors.ts';
import './flow.ts';
import './introduction.ts';
import './rate-limiting.ts';
import './security-headers.ts';

export {registeredChecks} from './claim.ts';
