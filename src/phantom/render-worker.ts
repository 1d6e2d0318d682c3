import { renderDesk, type RenderOrder } from './render-desk';

const replyTo = renderDesk();

globalThis.addEventListener('message', ({ data }: MessageEvent<RenderOrder>) => {
  const reply = replyTo(data);
  if (reply?.kind === 'slice') globalThis.postMessage(reply, { transfer: [reply.bytes.buffer] });
  else if (reply) globalThis.postMessage(reply);
});
