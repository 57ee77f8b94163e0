/** `list-agents` for `listAgents`: what a link to an operation has after `#`. */
export function operationAnchor(operationId: string): string {
  return operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
