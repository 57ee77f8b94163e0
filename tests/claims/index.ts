// First the checks that wait longest, so that the others run meanwhile.
import './slow-clients.ts';
import './server-stop.ts';
import './cors-browser.ts';
import './security-headers-browser.ts';
import './rate-limiting-redis.ts';
import './waiting-clients.ts';
import './introduction.ts';
import './authentication-settings.ts';
import './server-settings.ts';
import './authentication-requests.ts';
import './authentication-keys.ts';
import './authentication-log.ts';
import './clients.ts';
import './cors.ts';
import './cors-settings.ts';
import './deploying-files.ts';
import './deploying-proxy.ts';
import './deploying-rotation.ts';
import './flow.ts';
import './hardening.ts';
import './performance.ts';
import './rate-limiting.ts';
import './rate-limiting-settings.ts';
import './security-headers.ts';
import './security-headers-settings.ts';
import './server-start.ts';

export {registeredChecks} from './claim.ts';
