import { connect, isIP } from 'node:net';
import { connect as connectByTls } from 'node:tls';

const DEFAULT_PORT = 7687;
/** That it is Bolt, and four offers of a version. What is agreed on does not matter: the driver makes out its own. */
const GREETING = Buffer.from('6060b017' + '00080805' + '00000404' + '00000000' + '00000000', 'hex');

/**
 * Resolves when somebody at the address answers a greeting. The driver would wait for ever for one who takes connections
 * and says nothing, such as a balancer without a database, and cannot be told to drop it; a socket of our own can.
 */
export async function greet(uri: string, milliseconds: number): Promise<void> {
  const { protocol, hostname, port } = new URL(uri);
  const address = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || DEFAULT_PORT) };
  // whom to trust is for the driver to tell, when it connects; which server is meant, one behind many may have to know
  const tls = { rejectUnauthorized: false, ...(isIP(address.host) === 0 && { servername: address.host }) };
  const socket = protocol.includes('+s') ? connectByTls({ ...address, ...tls }) : connect(address);
  socket.setTimeout(milliseconds);
  try {
    await new Promise((resolve, reject) => {
      socket.once('data', resolve).once('error', reject);
      for (const end of ['timeout', 'close'] as const)
        socket.once(end, () => {
          reject(new Error(`No greeting came back (${end}).`));
        });
      socket.write(GREETING);
    });
  } finally {
    socket.destroy();
  }
}
