/** A request that is sent to a release, with names in braces where it has values of an earlier response. */
export interface ApiRequest {
  method: string;
  /** As the description has it: `/api/agents/{agentId}`. */
  path: string;
  /** What is special about it, as the record says it; none for what a client sends usually. */
  how?: string;
  /** Values in place of those of earlier responses. */
  values?: Record<string, string>;
  body?: unknown;
  /** Values for later requests, and where they stand in the body of the response: `{agentId: 'data.id'}`. */
  keeps?: Record<string, string>;
}

/** The id of nothing that is there. */
const nothing = '11111111-1111-4111-8111-111111111111';

/** The id of a user; nothing has to be made for one. */
const user = '22222222-2222-4222-8222-222222222222';

const unknown = (name: string) => ({how: 'with an unknown id', values: {[name]: nothing}});
const malformed = (name: string) => ({how: 'with an id that is no UUID', values: {[name]: 'x'}});

const agents = '/api/agents';
const agent = `${agents}/{agentId}`;
const messaging = '/api/messaging';
const messageServer = `${messaging}/message-servers/{messageServerId}`;
const channel = `${messaging}/channels/{channelId}`;
const session = `${messaging}/sessions/{sessionId}`;

const newChannel = {
  name: 'Room',
  message_server_id: '{messageServerId}',
  participantCentralUserIds: [user],
};

/** Before there is an agent: how the routes are that change once one runs. */
const withoutAgents: readonly ApiRequest[] = [
  {method: 'GET', path: '/healthz'},
  {method: 'GET', path: '/health', how: 'while no agent runs'},
  {method: 'GET', path: '/api/server/health', how: 'while no agent runs'},
  {method: 'GET', path: agents, how: 'while there is no agent'},
  {method: 'OPTIONS', path: agents},
];

const ofAgents: readonly ApiRequest[] = [
  {
    method: 'POST',
    path: agents,
    body: {characterJson: {name: 'Beta', bio: ['A minimal agent.']}},
    keeps: {agentId: 'data.id'},
  },
  {method: 'POST', path: agents, how: 'without a character', body: {}},
  {method: 'GET', path: agents},
  {method: 'GET', path: agent},
  {method: 'GET', path: agent, ...unknown('agentId')},
  {method: 'GET', path: agent, ...malformed('agentId')},
  {method: 'PATCH', path: agent, body: {bio: ['Another line.']}},
  {method: 'PATCH', path: agent, ...unknown('agentId'), body: {bio: ['Another line.']}},
  {method: 'PATCH', path: agent, ...malformed('agentId'), body: {bio: ['Another line.']}},
  {method: 'POST', path: `${agent}/start`},
  {method: 'POST', path: `${agent}/start`, ...unknown('agentId')},
  {method: 'POST', path: `${agent}/start`, ...malformed('agentId')},
  {method: 'GET', path: agents, how: 'while the agent runs'},
  {method: 'GET', path: agent, how: 'while the agent runs'},
];

const ofTheServer: readonly ApiRequest[] = [
  {method: 'GET', path: '/health'},
  {method: 'GET', path: '/api/server/ping'},
  {method: 'GET', path: '/api/server/hello'},
  {method: 'GET', path: '/api/server/status'},
  {method: 'GET', path: '/api/server/health'},
  {method: 'GET', path: '/api/system/version'},
  {method: 'GET', path: '/api/{route}', values: {route: 'unknown'}},
  {method: 'POST', path: '/api/{route}', values: {route: 'unknown'}, body: {}},
  {method: 'OPTIONS', path: '/api/{route}', values: {route: 'unknown'}},
];

const ofMessageServers: readonly ApiRequest[] = [
  {
    method: 'GET',
    path: `${messaging}/message-server/current`,
    keeps: {messageServerId: 'data.messageServerId'},
  },
  {method: 'GET', path: `${messaging}/message-servers`},
  {method: 'GET', path: `${messageServer}/agents`},
  {method: 'GET', path: `${messageServer}/agents`, ...unknown('messageServerId')},
  {method: 'GET', path: `${messageServer}/agents`, ...malformed('messageServerId')},
  {method: 'POST', path: `${messageServer}/agents`, body: {agentId: '{agentId}'}},
  {method: 'POST', path: `${messageServer}/agents`, how: 'without an agent', body: {}},
  {
    method: 'POST',
    path: `${messageServer}/agents`,
    ...unknown('messageServerId'),
    body: {agentId: '{agentId}'},
  },
];

const ofChannels: readonly ApiRequest[] = [
  {
    method: 'POST',
    path: `${messaging}/channels`,
    body: newChannel,
    keeps: {channelId: 'data.id'},
  },
  {method: 'POST', path: `${messaging}/channels`, how: 'without a message server', body: {}},
  {method: 'GET', path: `${messageServer}/channels`},
  {method: 'GET', path: `${messageServer}/channels`, ...malformed('messageServerId')},
  {method: 'GET', path: `${channel}/details`},
  {method: 'GET', path: `${channel}/details`, ...unknown('channelId')},
  {method: 'GET', path: `${channel}/details`, ...malformed('channelId')},
  {method: 'GET', path: `${channel}/participants`},
  {method: 'GET', path: `${channel}/participants`, ...malformed('channelId')},
  {method: 'POST', path: `${channel}/agents`, body: {agentId: '{agentId}'}},
  {method: 'POST', path: `${channel}/agents`, how: 'without an agent', body: {}},
  {
    method: 'POST',
    path: `${channel}/agents`,
    ...unknown('channelId'),
    body: {agentId: '{agentId}'},
  },
  {method: 'PATCH', path: channel, body: {name: 'Renamed'}},
  {method: 'PATCH', path: channel, ...unknown('channelId'), body: {name: 'Renamed'}},
  {method: 'PATCH', path: channel, ...malformed('channelId'), body: {name: 'Renamed'}},
];

const ofMessages: readonly ApiRequest[] = [
  {
    method: 'POST',
    path: `${channel}/messages`,
    body: {author_id: user, content: 'Hello', message_server_id: '{messageServerId}'},
    keeps: {messageId: 'userMessage.id'},
  },
  {method: 'POST', path: `${channel}/messages`, how: 'without an author', body: {}},
  {method: 'GET', path: `${channel}/messages`},
  {method: 'GET', path: `${channel}/messages`, ...malformed('channelId')},
  {method: 'DELETE', path: `${channel}/messages/{messageId}`},
  {method: 'DELETE', path: `${channel}/messages/{messageId}`, ...malformed('messageId')},
];

const ofSessions: readonly ApiRequest[] = [
  {
    method: 'POST',
    path: `${messaging}/sessions`,
    body: {agentId: '{agentId}', userId: user},
    keeps: {sessionId: 'sessionId'},
  },
  {method: 'POST', path: `${messaging}/sessions`, how: 'without an agent', body: {}},
  {
    method: 'POST',
    path: `${messaging}/sessions`,
    how: 'with an agent that does not run',
    body: {agentId: nothing, userId: user},
  },
  {method: 'GET', path: session},
  {method: 'GET', path: session, ...unknown('sessionId')},
  {method: 'POST', path: `${session}/messages`, body: {content: 'Hello'}},
  {method: 'POST', path: `${session}/messages`, how: 'without a text', body: {}},
  {
    method: 'POST',
    path: `${session}/messages`,
    ...unknown('sessionId'),
    body: {content: 'Hello'},
  },
  {method: 'GET', path: `${session}/messages`},
  {method: 'GET', path: `${session}/messages`, ...unknown('sessionId')},
  {method: 'POST', path: `${session}/heartbeat`},
  {method: 'POST', path: `${session}/heartbeat`, ...unknown('sessionId')},
  {method: 'DELETE', path: session},
  {method: 'DELETE', path: session, ...unknown('sessionId')},
];

/** What takes away what the requests before have made. */
const leavings: readonly ApiRequest[] = [
  {method: 'DELETE', path: channel},
  {method: 'DELETE', path: channel, ...malformed('channelId')},
  {method: 'POST', path: `${agent}/stop`},
  {method: 'POST', path: `${agent}/stop`, how: 'while the agent does not run'},
  {method: 'POST', path: `${agent}/stop`, ...malformed('agentId')},
  {method: 'DELETE', path: agent},
  {method: 'DELETE', path: agent, ...unknown('agentId')},
  {method: 'DELETE', path: agent, ...malformed('agentId')},
];

/** What a client sends to the API, in the order in which one request needs another. */
export const apiRequests: readonly ApiRequest[] = [
  ...withoutAgents,
  ...ofAgents,
  ...ofTheServer,
  ...ofMessageServers,
  ...ofChannels,
  ...ofMessages,
  ...ofSessions,
  ...leavings,
];
