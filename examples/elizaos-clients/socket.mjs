// Connects to the Socket.IO of ElizaOS.

// #region connect
import {io} from 'socket.io-client';

const socket = io('http://localhost:3000', {
  auth: {apiKey: 'your-key', entityId: crypto.randomUUID()},
});
socket.on('connect', () => console.log('connected'));
socket.on('connect_error', ({message}) => console.log(message));
// #endregion connect
