/** The face of `properties/campaign/queue/redis/`: campaigns on Redis. */
export { openRedis } from './open';
