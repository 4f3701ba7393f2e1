// Asks two address validators of others about each row of standard input.
//
// In:  one JSON object a line, {"address": "…", "chains": ["bitcoin", …]}, the names being this project's.
// Out: one JSON object a line, in the same order, {"walletCore": {"bitcoin": true}, "multicoin": {"bitcoin": true}};
//      a chain an oracle does not know is left out.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { initWasm } = require("@trustwallet/wallet-core");
const multicoin = require("multicoin-address-validator");

let { AnyAddress, CoinType } = await initWasm();

const WALLET_CORE = {
  algorand: "algorand",
  akash: "akash",
  arbitrum: "arbitrum",
  avalanche: "avalancheCChain",
  axelar: "axelar",
  band: "bandChain",
  base: "base",
  "binance-beacon": "binance",
  bitcoin: "bitcoin",
  "bitcoin-cash": "bitcoinCash",
  bsc: "smartChain",
  cardano: "cardano",
  celestia: "tia",
  coreum: "coreum",
  cosmos: "cosmos",
  "cronos-pos": "cryptoOrg",
  dash: "dash",
  dogecoin: "dogecoin",
  dydx: "dydx",
  eos: "eos",
  ethereum: "ethereum",
  evmos: "nativeEvmos",
  fetch: "fetchAI",
  filecoin: "filecoin",
  injective: "nativeInjective",
  juno: "juno",
  kaia: "kaia",
  kava: "kava",
  kujira: "kujira",
  kusama: "kusama",
  litecoin: "litecoin",
  near: "near",
  neutron: "neutron",
  noble: "noble",
  optimism: "optimism",
  osmosis: "osmosis",
  persistence: "persistence",
  agoric: "agoric",
  polkadot: "polkadot",
  polygon: "polygon",
  secret: "secret",
  sei: "sei",
  solana: "solana",
  stargaze: "stargaze",
  stellar: "stellar",
  stride: "stride",
  terra: "terraV2",
  tezos: "tezos",
  thorchain: "thorchain",
  ton: "ton",
  tron: "tron",
  xrp: "xrp",
  zcash: "zcash",
  zetachain: "nativeZetaChain",
};

const MULTICOIN = {
  algorand: "algo",
  arbitrum: "arbitrum",
  avalanche: "avax",
  bitcoin: "btc",
  "bitcoin-cash": "bch",
  bsc: "binancesmartchain",
  cardano: "ada",
  dash: "dash",
  dogecoin: "doge",
  eos: "eos",
  ethereum: "eth",
  litecoin: "ltc",
  monero: "xmr",
  optimism: "op",
  polkadot: "dot",
  polygon: "matic",
  solana: "sol",
  stellar: "xlm",
  tezos: "xtz",
  tron: "trx",
  xrp: "xrp",
  zcash: "zec",
};

// A name neither package has would silently be no opinion at all.
for (const [chain, coin] of Object.entries(WALLET_CORE)) {
  if (CoinType[coin] === undefined) throw new Error(`wallet-core has no coin ${coin} for ${chain}`);
}
for (const [chain, currency] of Object.entries(MULTICOIN)) {
  if (!multicoin.findCurrency(currency)) throw new Error(`multicoin has no currency ${currency} for ${chain}`);
}

async function opinions(address, chains, names, isValid) {
  const opinion = {};
  for (const chain of chains) {
    if (names[chain]) opinion[chain] = await isValid(address, names[chain]);
  }
  return opinion;
}

async function askWalletCore(address, coin) {
  try {
    return AnyAddress.isValid(address, CoinType[coin]);
  } catch {
    // It aborts on a wrong Zcash checksum instead of saying no, and its module is dead from then on.
    ({ AnyAddress, CoinType } = await initWasm());
    return false;
  }
}

async function askMulticoin(address, currency) {
  try {
    return Boolean(multicoin.validate(address, currency));
  } catch {
    return false; // some validators throw on garbage instead of saying no
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { address, chains } = JSON.parse(line);
  const answer = {
    walletCore: await opinions(address, chains, WALLET_CORE, askWalletCore),
    multicoin: await opinions(address, chains, MULTICOIN, askMulticoin),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
