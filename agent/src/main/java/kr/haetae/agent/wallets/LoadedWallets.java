package kr.haetae.agent.wallets;

/** One reading of the exchange's wallets: the list, its content hash and the report. */
public record LoadedWallets(WalletList list, String contentHash, LoadReport report) {}
