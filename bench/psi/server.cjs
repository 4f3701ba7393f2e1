/*
 * The rate at which @openmined/psi.js's server evaluates a client's elements: server.cjs SECONDS prints elements a second
 * of processor time, after warming up for as long.
 */
const PSI = require('@openmined/psi.js');

const BATCH = 256;

function processorSeconds() {
  const usage = process.cpuUsage();
  return (usage.user + usage.system) / 1e6;
}

function rate(work, seconds) {
  const start = processorSeconds();
  let done = 0;
  let elapsed;
  do {
    work();
    done += BATCH;
    elapsed = processorSeconds() - start;
  } while (elapsed < seconds);
  return done / elapsed;
}

async function main(seconds) {
  const psi = await PSI();
  const server = psi.server.createWithNewKey(true);
  const client = psi.client.createWithNewKey(true);
  const request = client.createRequest(Array.from({ length: BATCH }, (_, i) => `address-${i}`));
  const work = () => {
    const answered = server.processRequest(request).getEncryptedElementsList().length;
    if (answered !== BATCH) {
      throw new Error(`answered ${answered} of ${BATCH} elements`);
    }
  };
  rate(work, seconds);
  console.log(rate(work, seconds).toFixed(1));
}

main(Number(process.argv[2]));
