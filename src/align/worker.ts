import { desk } from './desk';
import type { Order } from './messages';

const replyTo = desk();

globalThis.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const reply = replyTo(data);
  if (reply) globalThis.postMessage(reply);
});
